package com.keyri.fuzz.genuine;

import com.keyri.client.SigningKey;
import com.keyri.fuzz.wire.Possession;
import com.keyri.protocol.CompactJws;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of honest callers, so that their proofs can be made anew. */
final class KeyRing {
    private static final int LONGEST = 4_096;

    private final Map<String, SigningKey> keys = new ConcurrentHashMap<>();

    /** Remembers it. */
    SigningKey add(SigningKey key) {
        keys.put(key.thumbprint().value(), key);
        return key;
    }

    /** What a proof says; empty where its key isn't known here. */
    Optional<Possession> possession(String proof) {
        CompactJws jws = CompactJws.parse(proof, "dpop+jwt", LONGEST);
        JsonNode claims = JsonMapper.shared().readTree(jws.payloadText());
        return jws.jwk()
                .map(key -> keys.get(key.thumbprint().value()))
                .map(key -> new Possession(
                        key,
                        claims.path("htm").asString(),
                        claims.path("htu").asString(),
                        claims.has("nonce") ? claims.path("nonce").asString() : null,
                        null));
    }
}
