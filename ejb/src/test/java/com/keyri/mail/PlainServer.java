package com.keyri.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server without TLS that keeps what is said to it; a function answers each line. */
final class PlainServer implements AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final String greeting;
    private final UnaryOperator<String> answers;

    /** One that takes everything, and offers to take a password. */
    PlainServer() {
        this("220 plain.example", line -> line.startsWith("EHLO") ? "250-plain.example\r\n250 AUTH PLAIN" : "250 OK");
    }

    PlainServer(String greeting, UnaryOperator<String> answers) {
        this.greeting = greeting;
        this.answers = answers;
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(this::serve, "plain server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                    Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
                out.write(greeting + "\r\n");
                out.flush();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    heard.add(line);
                    out.write(answers.apply(line) + "\r\n");
                    out.flush();
                }
            } catch (IOException e) {
                // The caller has hung up, or the test is over.
            }
        }
    }
}
