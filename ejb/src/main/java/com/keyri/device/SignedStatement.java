package com.keyri.device;

import com.keyri.protocol.Thumbprint;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its signature: the statement's text and an assertion (passkey), or one compact JWS whose payload is
 * the statement (native key).
 */
public record SignedStatement(
        @Nullable String statement,
        @Nullable PasskeyAssertion assertion,
        @Nullable String jws) {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    public static SignedStatement byPasskey(String statement, PasskeyAssertion assertion) {
        return new SignedStatement(statement, assertion, null);
    }

    public static SignedStatement byNativeKey(String jws) {
        return new SignedStatement(null, null, jws);
    }

    /**
     * What shows later, to whoever has the key, what was signed: a JSON object with {@code key} (its thumbprint), and
     * {@code jws} or {@code statement}, {@code clientDataJson}, {@code authenticatorData} and {@code signature}.
     */
    public String evidence(Thumbprint key) {
        JsonObjectBuilder evidence = JSON.createObjectBuilder().add("key", key.value());
        if (assertion == null) {
            evidence.add("jws", Objects.requireNonNull(jws));
        } else {
            evidence.add("statement", Objects.requireNonNull(statement))
                    .add("clientDataJson", assertion.clientDataJson())
                    .add("authenticatorData", assertion.authenticatorData())
                    .add("signature", assertion.signature());
        }
        return evidence.build().toString();
    }
}
