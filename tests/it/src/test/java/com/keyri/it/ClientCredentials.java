package com.keyri.it;

import com.keyri.client.SigningKey;
import com.keyri.protocol.DpopSigner;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shop's server as an OAuth client, with one of its API keys. */
public record ClientCredentials(Shop shop, String apiKey) {
    static final String TOKEN = "/api/v1/token";
    static final String INTROSPECTION = "/api/v1/tokens/introspect";

    public static ClientCredentials of(Shop shop) {
        return new ClientCredentials(shop, shop.apiKey());
    }

    /** A token for all that the key has. */
    public String token() {
        return ask(null).send().is(200).text("access_token");
    }

    /** A request for a token with a scope, or with none. */
    public Call ask(@Nullable String scope) {
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "client_credentials"));
        if (scope != null) {
            form.put("scope", scope);
        }
        return call(TOKEN).form(form);
    }

    /** A token that is bound to a key; asks twice, the second time with the nonce of the first answer. */
    public String boundToken(SigningKey key) {
        String nonce = ask(null).provenBy(key, null).send().is(400).header("DPoP-Nonce");
        return ask(null).provenBy(key, nonce).send().is(200).text("access_token");
    }

    Answer revoke(String token) {
        return call("/api/v1/tokens/revoke").form(Map.of("token", token)).send();
    }

    /** A call as this client, with HTTP Basic. */
    Call call(String path) {
        return shop.keyri().post(path).with("Authorization", basic(shop.applicationId(), apiKey));
    }

    static String basic(String id, String secret) {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Calls the API with a token: introspection of nonsense, which needs nothing but the scope. */
    public Answer use(String token) {
        return shop.keyri()
                .post(INTROSPECTION)
                .by(token)
                .form(Map.of("token", "nonsense"))
                .send();
    }

    /** The same with a token that is bound to a key. */
    public Answer useBound(String token, @Nullable String proof) {
        Call call = shop.keyri()
                .post(INTROSPECTION)
                .with("Authorization", "DPoP " + token)
                .form(Map.of("token", "nonsense"));
        return (proof == null ? call : call.with("DPoP", proof)).send();
    }

    /** A proof for {@link #useBound}. */
    public String proof(SigningKey key, String token, @Nullable String nonce) {
        return new DpopSigner(key.publicKey(), key.signer())
                .proof("POST", shop.keyri().publicUrl() + INTROSPECTION, Instant.now(), nonce, token);
    }

    /** What this shop's server hears about a token, asking with its API key. */
    public Answer introspect(String token) {
        return shop.call("POST", INTROSPECTION).form(Map.of("token", token)).send();
    }
}
