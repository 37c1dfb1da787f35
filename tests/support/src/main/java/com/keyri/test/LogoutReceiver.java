package com.keyri.test;

import com.keyri.launcher.certificate.ServerIdentity;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The back-channel logout endpoint of an application: it takes what comes and keeps it. */
public final class LogoutReceiver implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int QUIET_SECONDS = 3;

    private final HttpsServer server;
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean trickling = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private LogoutReceiver(HttpsServer server) {
        this.server = server;
    }

    /** Starts one on a free port of the loopback address. */
    public static LogoutReceiver start(ServerIdentity identity) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(identity)));
            LogoutReceiver receiver = new LogoutReceiver(server);
            server.createContext("/logout", receiver::take);
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    public String uri() {
        return "https://localhost:" + server.getAddress().getPort() + "/logout";
    }

    /** Has it fail so many times, though it keeps what came. */
    public void failNext(int times) {
        failures.set(times);
    }

    /** From now on it takes what comes and answers 200 with a body that never ends. */
    public void trickle() {
        trickling.set(true);
    }

    /** The next logout token. */
    public String next() {
        try {
            String token = tokens.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (token == null) {
                throw new AssertionError("no logout token in " + PATIENCE_SECONDS + " s");
            }
            return token;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What else comes in a short while. */
    public List<String> more() {
        List<String> found = new ArrayList<>();
        try {
            String token = tokens.poll(QUIET_SECONDS, TimeUnit.SECONDS);
            while (token != null) {
                found.add(token);
                token = tokens.poll(QUIET_SECONDS, TimeUnit.SECONDS);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        trickling.set(false);
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isForm = "application/x-www-form-urlencoded"
                    .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            boolean isPost = exchange.getRequestMethod().equals("POST");
            if (!isPost || !isForm || !form.startsWith("logout_token=")) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            tokens.add(URLDecoder.decode(form.substring("logout_token=".length()), StandardCharsets.UTF_8));
            if (trickling.get()) {
                endlessly(exchange);
                return;
            }
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 503 : 200, -1);
        }
    }

    private void endlessly(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        while (trickling.get()) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static SSLContext context(ServerIdentity identity) {
        try {
            char[] password = UUID.randomUUID().toString().toCharArray();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "receiver", identity.key(), password, identity.chain().toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
