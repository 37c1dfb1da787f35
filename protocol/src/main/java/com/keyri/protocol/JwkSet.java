package com.keyri.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published token keys (RFC 7517 section 5), by {@code kid}.
 *
 * @param keys the public keys in the order of publication; at most 32
 */
public record JwkSet(Map<String, EcJwk> keys) {
    private static final int MAX_CHARS = 65_536;
    private static final int MAX_KEYS = 32;

    /**
     * Copies the map.
     *
     * @param keys the public keys in the order of publication; at most 32
     */
    public JwkSet {
        if (keys.size() > MAX_KEYS) {
            throw new MalformedException("keys: more than 32");
        }
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /**
     * Reads a key set. Keys of another type, curve, use or algorithm are passed over, as section 5 of the standard
     * asks; a P-256 key for ES256 that is malformed, private or has no {@code kid} of its own is not.
     *
     * @param json at most 65,536 characters
     * @return the ES256 keys in it, maybe none
     * @throws MalformedException if the text is no key set, or a key for ES256 is bad
     */
    public static JwkSet parse(String json) {
        Members set = Members.parse(json, MAX_CHARS);
        Map<String, EcJwk> keys = new LinkedHashMap<>();
        for (Members key : set.objects("keys", MAX_KEYS)) {
            if (isForEs256(key)) {
                String kid = key.peek("kid");
                if (kid.isEmpty() || keys.put(kid, EcJwk.read(key)) != null) {
                    throw new MalformedException("kid: missing or twice");
                }
            }
        }
        return new JwkSet(keys);
    }

    /**
     * Finds a key.
     *
     * @param kid the {@code kid} of a token's header
     * @return the key, if it is published
     */
    public Optional<EcJwk> find(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    /**
     * The set as it is published.
     *
     * @return {@code {"keys":[{kty, crv, x, y, kid, alg, use}, …]}}
     */
    public String toJson() {
        List<Map<String, String>> list = new ArrayList<>();
        keys.forEach((kid, key) -> {
            Map<String, String> members = key.toMembers();
            members.put("kid", kid);
            members.put("alg", "ES256");
            members.put("use", "sig");
            list.add(members);
        });
        return StrictJson.write(Map.of("keys", list));
    }

    private static boolean isForEs256(Members key) {
        return key.peek("kty").equals("EC")
                && key.peek("crv").equals("P-256")
                && key.peek("alg").equals("ES256")
                && key.peek("use").equals("sig");
    }
}
