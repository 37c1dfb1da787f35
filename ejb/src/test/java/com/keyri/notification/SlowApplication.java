package com.keyri.notification;

import com.keyri.wiring.TestCertificate;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An application over TLS that answers in the ways that applications shouldn't. Its certificate is for localhost. */
final class SlowApplication implements AutoCloseable {
    final BlockingQueue<String> forms = new LinkedBlockingQueue<>();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestCertificate certificate;

    SlowApplication(Path folder) {
        certificate = new TestCertificate(folder, "localhost");
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/ok", exchange -> answer(exchange, 200));
        server.createContext("/broken", exchange -> answer(exchange, 503));
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", uri("localhost", "/ok"));
            answer(exchange, 307);
        });
        server.createContext("/silent", exchange -> sleep());
        server.createContext("/trickle", SlowApplication::trickle);
        server.setExecutor(threads);
        server.start();
    }

    /** The file with the authority that vouches for it. */
    String authority() {
        return certificate.authority();
    }

    String uri(String host, String path) {
        return "https://" + host + ':' + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            forms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the form, and then sends a body that never ends. */
    private static void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!Thread.currentThread().isInterrupted()) {
                body.write('.');
                body.flush();
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
