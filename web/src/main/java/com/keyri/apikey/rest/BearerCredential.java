package com.keyri.apikey.rest;

import com.keyri.protocol.Digests;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import jakarta.security.enterprise.credential.Credential;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret of an {@code Authorization} header (RFC 6750, section 2.1), as its hash.
 *
 * @param kind whose secret it is
 * @param hash SHA-256: of an API key's random bytes, of an operator key's text
 */
@SuppressWarnings("ArrayRecordComponent") // Two credentials are never compared; the identity stores compare hashes.
record BearerCredential(Kind kind, byte[] hash) implements Credential {
    /** 43 characters hold 256 bits; an operator may have made a longer key. */
    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +(keyri_[a-z]{2}_)([A-Za-z0-9_-]{43,128})");

    enum Kind {
        API_KEY,
        OPERATOR_KEY
    }

    /** The credential in such a header; empty where there is none of ours. */
    static Optional<BearerCredential> parse(String header) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return switch (parts.group(1)) {
            case "keyri_sk_" -> apiKey(parts.group(2));
            case "keyri_op_" ->
                Optional.of(new BearerCredential(Kind.OPERATOR_KEY, Digests.sha256(parts.group(1) + parts.group(2))));
            default -> Optional.empty();
        };
    }

    private static Optional<BearerCredential> apiKey(String text) {
        try {
            return Optional.of(
                    new BearerCredential(Kind.API_KEY, SecretToken.parse(text).hash()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BearerCredential[" + kind + ']';
    }
}
