package com.keyri.idempotency;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.MacKey;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.SealingKey;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Names calls, and seals their answers, so that the database tells neither: both follow from a key of the server's and
 * from the caller's Idempotency-Key, which isn't kept.
 */
@ApplicationScoped
public class AnswerSeals {
    private static final String NAME = "keyri-idempotency-name-v1";
    private static final String REQUEST = "keyri-idempotency-request-v1";
    private static final String SEAL = "keyri-idempotency-seal-v1";

    @Inject
    ServerKeys keys;

    /** The name of the caller's key; 32 bytes. */
    byte[] name(IdempotentCall call) {
        return mac().tag(NAME, call.caller(), call.key());
    }

    /** What was asked for under it; 32 bytes. */
    byte[] request(IdempotentCall call) {
        return mac().tag(REQUEST, call.caller(), call.key(), call.request());
    }

    byte[] close(IdempotentCall call, String answer) {
        try {
            return key(call).seal(context(call), answer.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an answer can't be sealed", e);
        }
    }

    String open(IdempotentCall call, byte[] sealed) {
        try {
            return new String(key(call).open(context(call), sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an answer isn't as it was sealed", e);
        }
    }

    private SealingKey key(IdempotentCall call) {
        return SealingKey.of(mac().tag(SEAL, call.caller(), call.key()));
    }

    private String context(IdempotentCall call) {
        return Base64Url.encode(request(call));
    }

    private MacKey mac() {
        return keys.mac(MacPurpose.IDEMPOTENCY);
    }
}
