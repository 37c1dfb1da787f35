package com.keyri.it.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy for CONNECT that leads everybody to one port of this machine, wherever they want to go. */
final class Diversion implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Diversion(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    static Diversion to(int port) throws IOException {
        Diversion diversion = new Diversion(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        diversion.threads.execute(diversion::accept);
        return diversion;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> lead(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            skipHeaders(client.getInputStream());
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> pipe(client, server));
            pipe(server, client);
        } catch (IOException e) {
            // Whoever waits for an answer notices that the connection is gone.
            return;
        }
    }

    private static void skipHeaders(InputStream in) throws IOException {
        StringBuilder end = new StringBuilder();
        while (!end.toString().endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            end.append((char) read);
        }
    }

    private static void pipe(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // The other direction ends too, when its side closes.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
