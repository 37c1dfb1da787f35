package com.keyri.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What stands in front of several nodes: whoever comes this way reaches the node that it points to, whatever address
 * they name. Spoken to as an HTTP proxy ({@code CONNECT}), so TLS ends at the node.
 */
public final class Balancer implements AutoCloseable {
    private static final byte[] CONNECTED = "HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_HEAD = 8_192;

    private final ServerSocket listener;
    private volatile int node;

    private Balancer(ServerSocket listener, int node) {
        this.listener = listener;
        this.node = node;
    }

    /** One that points to the node at this port of this machine. */
    public static Balancer to(int node) {
        try {
            Balancer balancer = new Balancer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), node);
            start(balancer::accept);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** New connections go to another node; the old ones stay where they are. */
    public void turnTo(int other) {
        node = other;
    }

    /** How an HTTP client comes this way. */
    public ProxySelector proxy() {
        return ProxySelector.of(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                start(() -> connect(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        try (caller;
                Socket callee = new Socket(InetAddress.getLoopbackAddress(), node)) {
            skipHead(caller.getInputStream());
            caller.getOutputStream().write(CONNECTED);
            Thread back = start(() -> carry(callee, caller));
            carry(caller, callee);
            back.join();
        } catch (IOException e) {
            // The caller sees its connection end, which is what happens where a node is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int length = 0; newlines < 2; length++) {
            int next = in.read();
            if (next < 0 || length > LONGEST_HEAD) {
                throw new IOException("no request");
            }
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
    }

    /** Where one side ends, both do. */
    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // The connection has ended.
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
