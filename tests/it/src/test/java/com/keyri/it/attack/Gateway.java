package com.keyri.it.attack;

import com.keyri.client.Installation;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Somebody between a client and the server, with a certificate for the server's own name: what a server that has been
 * broken into can do, or a proxy that ends TLS. It hands on what comes, and what goes back after a change.
 */
final class Gateway implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "host", "content-length", "upgrade", "http2-settings", "transfer-encoding");

    private final Keyri keyri;
    private final HttpsServer server;
    private final Diversion diversion;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BiFunction<String, String, String> change;
    private final List<String> addedHeader;

    private Gateway(TestServer behind, BiFunction<String, String, String> change, List<String> addedHeader) {
        this.keyri = behind.keyri();
        this.change = change;
        this.addedHeader = addedHeader;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String host = URI.create(keyri.publicUrl()).getHost();
            server.setHttpsConfigurator(new HttpsConfigurator(context(behind.certificateFor(host))));
            server.createContext("/", this::handOn);
            server.setExecutor(threads);
            server.start();
            diversion = Diversion.to(server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that changes the bodies of answers, given the path. */
    static Gateway lying(TestServer behind, BiFunction<String, String, String> change) {
        return new Gateway(behind, change, List.of());
    }

    /** An honest proxy that says from where its client comes. */
    static Gateway forwarding(TestServer behind, String address) {
        return new Gateway(behind, (path, body) -> body, List.of("X-Forwarded-For", address));
    }

    /** The server as a client knows it whose connections all end here. */
    Installation installation() {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(keyri.http().sslContext())
                .proxy(ProxySelector.of(diversion.address()))
                .build();
        return Installation.at(URI.create(keyri.publicUrl()), http, Clock.systemUTC());
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(keyri.publicUrl() + path))
                    .method(
                            exchange.getRequestMethod(),
                            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            if (!addedHeader.isEmpty()) {
                request.header(addedHeader.get(0), addedHeader.get(1));
            }
            answer(exchange, path, keyri.http().send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, String path, HttpResponse<String> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = change.apply(path, response.body()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static SSLContext context(ServerIdentity identity) {
        try {
            char[] password = UUID.randomUUID().toString().toCharArray();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "gateway", identity.key(), password, identity.chain().toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        diversion.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
