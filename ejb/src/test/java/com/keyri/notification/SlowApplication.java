package com.keyri.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An application over TLS that answers in the ways that applications shouldn't. Its certificate is for localhost. */
final class SlowApplication implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    final BlockingQueue<String> forms = new LinkedBlockingQueue<>();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path authority;

    SlowApplication(Path folder) {
        Path keys = folder.resolve("application.p12");
        authority = folder.resolve("application.pem");
        try {
            keytool(
                    "-genkeypair",
                    "-alias",
                    "it",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "SAN=dns:localhost",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    keys.toString());
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "it",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    keys.toString(),
                    "-file",
                    authority.toString());
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        } catch (IOException | GeneralSecurityException e) {
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
        return authority.toString();
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

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
