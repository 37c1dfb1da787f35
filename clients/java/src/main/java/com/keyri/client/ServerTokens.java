package com.keyri.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.client.Installation.Answer;
import com.keyri.protocol.DpopSigner;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of an application's server (RFC 6749 section 4.4): asked for when the first call needs one, kept until
 * half a minute before it ends, asked for again where the installation has ended it early. With a key of the server
 * each token is bound to that key, and every call proves it (RFC 9449). Safe to share between threads.
 */
public final class ServerTokens {
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/token";

    private final Installation installation;
    private final String client;
    private final String form;
    private final @Nullable DpopSigner proofs;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Held held;
    private @Nullable String tokenNonce;
    private volatile @Nullable String callNonce;

    private record Held(String token, Instant until) {}

    private ServerTokens(
            Installation installation,
            String applicationId,
            String apiKey,
            List<String> scopes,
            @Nullable DpopSigner proofs) {
        this.installation = installation;
        byte[] pair = (applicationId + ":" + apiKey).getBytes(StandardCharsets.UTF_8);
        this.client = "Basic " + Base64.getEncoder().encodeToString(pair);
        this.form = "grant_type=client_credentials"
                + (scopes.isEmpty()
                        ? ""
                        : "&scope=" + URLEncoder.encode(String.join(" ", scopes), StandardCharsets.UTF_8));
        this.proofs = proofs;
    }

    /**
     * Bearer tokens; nothing is sent yet.
     *
     * @param installation where to
     * @param applicationId the application
     * @param apiKey {@code keyri_sk_…}, sent to the token endpoint only; never logged
     * @param scopes what the tokens are for; empty: all that the key has
     * @return the tokens
     */
    public static ServerTokens of(Installation installation, String applicationId, String apiKey, List<String> scopes) {
        return new ServerTokens(installation, applicationId, apiKey, scopes, null);
    }

    /**
     * Tokens that are worth nothing without a key; nothing is sent yet.
     *
     * @param installation where to
     * @param applicationId the application
     * @param apiKey {@code keyri_sk_…}, sent to the token endpoint only; never logged
     * @param scopes what the tokens are for; empty: all that the key has
     * @param key the server's own key
     * @return the tokens
     */
    public static ServerTokens boundTo(
            Installation installation, String applicationId, String apiKey, List<String> scopes, SigningKey key) {
        return new ServerTokens(installation, applicationId, apiKey, scopes, key.proofs());
    }

    /**
     * A token for a call of one's own.
     *
     * @return the compact JWS, good for half a minute at least
     * @throws ProblemException if the installation refuses
     * @throws ConnectionException if it doesn't answer
     */
    public String token() {
        lock.lock();
        try {
            Held known = held;
            if (known == null || !installation.clock().instant().isBefore(known.until())) {
                known = fetch();
                held = known;
            }
            return known.token();
        } finally {
            lock.unlock();
        }
    }

    ServerCredential credential() {
        return new ServerCredential() {
            @Override
            public void sign(HttpRequest.Builder request, String method, String path) {
                ServerTokens.this.sign(request, method, path);
            }

            @Override
            public boolean learnFrom(Optional<String> demandedNonce) {
                demandedNonce.ifPresentOrElse(nonce -> callNonce = nonce, ServerTokens.this::forget);
                return true;
            }
        };
    }

    @Override
    public String toString() {
        return "ServerTokens";
    }

    private void sign(HttpRequest.Builder request, String method, String path) {
        String token = token();
        if (proofs == null) {
            request.header("Authorization", "Bearer " + token);
            return;
        }
        Instant now = installation.clock().instant();
        request.header("Authorization", "DPoP " + token)
                .header("DPoP", proofs.proof(method, installation.publicUrl() + path, now, callNonce, token));
    }

    private void forget() {
        lock.lock();
        try {
            held = null;
        } finally {
            lock.unlock();
        }
    }

    private Held fetch() {
        Answer answer = installation.exchange(tokenRequest());
        Optional<String> nonce = answer.headers().firstValue("DPoP-Nonce");
        if (proofs != null && answer.status() == 400 && nonce.isPresent()) {
            tokenNonce = nonce.orElseThrow();
            answer = installation.exchange(tokenRequest());
        }
        Granted granted = answer.orThrow().as(Granted.class);
        Instant end = installation.clock().instant().plusSeconds(granted.expiresIn());
        return new Held(granted.accessToken(), end.minus(EARLY));
    }

    private HttpRequest tokenRequest() {
        HttpRequest.Builder request = installation
                .request(PATH)
                .header("Authorization", client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (proofs != null) {
            String uri = installation.publicUrl() + PATH;
            request.header(
                    "DPoP", proofs.proof("POST", uri, installation.clock().instant(), tokenNonce));
        }
        return request.build();
    }

    /** The answer as it comes over the wire. */
    record Granted(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "Granted";
        }
    }
}
