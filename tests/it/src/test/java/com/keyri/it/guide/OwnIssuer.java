package com.keyri.it.guide;

import com.keyri.client.SigningKey;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.protocol.Authentication;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.KeyriClaims;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An issuer whose key the test holds, so that it can sign what Keyri never would. */
final class OwnIssuer implements AutoCloseable {
    static final String APPLICATION = "app_of_the_guide";

    private static final String KID = "k1";
    private static final String USER = "user-17";

    private final HttpsServer server;
    private final SigningKey tokenKey = SigningKey.generate();
    private final SigningKey pageKey = SigningKey.generate();
    private final AtomicInteger fetches = new AtomicInteger();

    OwnIssuer(ServerIdentity localhost) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(localhost)));
        server.createContext("/.well-known/jwks.json", this::answer);
        server.start();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** How often its keys were asked for. */
    int fetches() {
        return fetches.get();
    }

    /** A control, all that can be wrong under a good signature, and the control again. */
    List<HandedOver> examples() throws GeneralSecurityException {
        Instant now = now();
        List<HandedOver> examples = new ArrayList<>();
        examples.add(signIn(token(claims(now))).handedOver("control"));
        examples.add(refused("late", token(claims(now.minusSeconds(600)))));
        examples.add(refused("another issuer", token(json(now, text -> text.replace(url(), "https://evil.example")))));
        examples.add(refused("a longer issuer", token(json(now, text -> text.replace(url(), url() + "/")))));
        examples.add(refused("another application", token(json(now, text -> text.replace(APPLICATION, "app_other")))));
        for (String member : List.of("exp", "iss", "aud", "nonce", "cnf")) {
            examples.add(refused("without " + member, token(json(now, text -> without(member, text)))));
        }
        for (String typ : List.of("logout+jwt", "JWT", "at+jwt", "dpop+jwt")) {
            String other = CompactJws.sign(typ, KID, claims(now).toJson(), tokenKey.signer());
            examples.add(refused("typ " + typ, other));
        }
        for (int i = 0; i < 10; i++) {
            String unknown =
                    CompactJws.sign("keyri-id+jwt", "k-" + i, claims(now).toJson(), tokenKey.signer());
            examples.add(refused("unknown kid", unknown));
        }
        examples.addAll(new Forgeries(signIn(token(claims(now)))).tokens(KID, tokenKey.publicKey()));
        examples.add(signIn(token(claims(now))).handedOver("control, again"));
        return examples;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HandedOver refused(String why, String token) {
        return signIn(token).handedOver(why).as(why, null);
    }

    private FinishedSignIn signIn(String token) {
        return new FinishedSignIn(USER, "nonce-of-the-session", token, pageKey, null);
    }

    private IdTokenClaims claims(Instant at) {
        return new IdTokenClaims(
                new Issuance(url(), APPLICATION, at, at.plusSeconds(300)),
                USER,
                "si_1",
                "nonce-of-the-session",
                new Authentication(at, List.of("pop", "mfa"), "urn:keyri:acr:known-browser"),
                pageKey.thumbprint(),
                null,
                new KeyriClaims("allow", "dev_1", true, null));
    }

    private String json(Instant at, UnaryOperator<String> change) {
        String before = claims(at).toJson();
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was changed");
        }
        return after;
    }

    private static String without(String member, String json) {
        return json.replace('"' + member + "\":", "\"x" + member + "\":");
    }

    private String token(IdTokenClaims claims) {
        return token(claims.toJson());
    }

    private String token(String json) {
        return CompactJws.sign("keyri-id+jwt", KID, json, tokenKey.signer());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            fetches.incrementAndGet();
            byte[] body = new JwkSet(Map.of(KID, tokenKey.publicKey())).toJson().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static SSLContext context(ServerIdentity identity) throws IOException, GeneralSecurityException {
        char[] password = {};
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("issuer", identity.key(), password, identity.chain().toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
