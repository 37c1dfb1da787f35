package com.keyri.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A coffee shop without passwords: its customers sign in, and approve what they pay, with their phones. */
public final class DemoShop {
    private static final System.Logger LOG = System.getLogger(DemoShop.class.getName());
    private static final int THREADS = 16;
    private final Settings settings;
    private final Sessions sessions = new Sessions(InstantSource.system());
    private final Shop shop;
    private final Pages pages;

    DemoShop(Settings settings, SSLContext tls) throws IOException {
        this.settings = settings;
        HttpClient http = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        SignIn signIn = new SignIn(http, settings.keyriUrl(), settings.apiKey());
        LogoutTokens tokens = new LogoutTokens(settings.keyriUrl(), settings.applicationId(), tls.getSocketFactory());
        shop = new Shop(settings.publicUrl(), sessions, signIn, tokens);
        pages = new Pages(settings);
    }

    /** Starts the shop as the environment says; it runs until the process ends. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Settings settings = new Settings(System.getenv());
        SSLContext tls = settings.tls();
        DemoShop shop = new DemoShop(settings, tls);
        InetAddress address = InetAddress.getByName(settings.listen());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(address, settings.port()), 0);
        server.setHttpsConfigurator(new ModernTls(tls));
        server.createContext("/", shop::handle);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
        LOG.log(System.Logger.Level.INFO, "The shop is open at {0}", settings.publicUrl());
    }

    void handle(HttpExchange exchange) {
        try (exchange) {
            secure(exchange.getResponseHeaders());
            Failure failure;
            try {
                serve(exchange);
                return;
            } catch (BadRequestException e) {
                failure = new Failure(400, "bad request", e);
            } catch (IOException e) {
                failure = new Failure(502, "Keyri can't be reached", e);
            } catch (RuntimeException e) {
                failure = new Failure(500, "the shop failed", e);
            }
            LOG.log(System.Logger.Level.WARNING, "A request failed", failure.cause());
            tell(exchange, failure);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Shop.@Nullable Route route = shop.find(exchange.getRequestMethod(), path);
        Visit visit = Visit.of(exchange, sessions);
        byte @Nullable [] file = pages.find(path);
        if (route != null && isOurs(visit, path)) {
            synchronized (visit.session()) {
                route.handle(visit);
            }
        } else if (route == null && file != null && "GET".equals(exchange.getRequestMethod())) {
            visit.answer(200, Pages.type(path), file);
        } else {
            visit.answer(route == null ? 404 : 403, Map.of("error", "refused"));
        }
    }

    /** The visitor learns that it failed, unless an answer has begun already or the visitor is gone. */
    private static void tell(HttpExchange exchange, Failure failure) {
        if (exchange.getResponseCode() >= 0) {
            return;
        }
        try {
            Visit.answer(exchange, failure.status(), Map.of("error", failure.error()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The visitor is gone", e);
        }
    }

    private record Failure(int status, String error, Exception cause) {}

    /** Only our own pages may change something; Keyri's own call proves itself by its token. */
    private boolean isOurs(Visit visit, String path) {
        boolean isRead = "GET".equals(visit.exchange().getRequestMethod());
        return isRead
                || "/backchannel-logout".equals(path)
                || settings.publicUrl().equals(visit.header("Origin"));
    }

    private void secure(Headers headers) {
        String keyri = settings.keyriUrl();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' " + keyri
                        + "; style-src 'self'; img-src 'self'; connect-src 'self' " + keyri + " "
                        + keyri.replaceFirst("^http", "ws")
                        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'");
        headers.set("Strict-Transport-Security", "max-age=31536000");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    /** TLS 1.2 and 1.3 only. */
    private static final class ModernTls extends HttpsConfigurator {
        ModernTls(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setSSLParameters(wanted);
        }
    }
}
