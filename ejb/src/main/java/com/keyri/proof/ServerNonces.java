package com.keyri.proof;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.MacKey;
import com.keyri.protocol.MalformedException;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;

/** Makes nonces and recognises them on every node without storing them: the time and a MAC over time and purpose. */
@Dependent
public class ServerNonces {
    private static final String DOMAIN = "keyri-nonce-v1";
    /** Makes 32 bytes in all, the length that the statements demand of a challenge. */
    private static final int TAG_BYTES = 24;

    private static final int TEXT_LENGTH = 43;

    private final ServerKeys keys;
    private final InstantSource clock;

    @Inject
    ServerNonces(ServerKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A nonce for one step of one thing. */
    public String make(NoncePurpose purpose, String subject) {
        long seconds = clock.instant().getEpochSecond();
        byte[] tag = mac().tag(DOMAIN, purpose.name(), subject, Long.toString(seconds));
        return Base64Url.encode(ByteBuffer.allocate(Long.BYTES + TAG_BYTES)
                .putLong(seconds)
                .put(tag, 0, TAG_BYTES)
                .array());
    }

    /** Whether the nonce was made here for this step of this thing, and isn't too old. */
    public boolean accepts(NoncePurpose purpose, String subject, String nonce) {
        if (nonce.length() != TEXT_LENGTH) {
            return false;
        }
        try {
            byte[] bytes = Base64Url.decode(nonce);
            long seconds = ByteBuffer.wrap(bytes).getLong();
            long age = clock.instant().getEpochSecond() - seconds;
            byte[] tag = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
            return mac().verifies(tag, DOMAIN, purpose.name(), subject, Long.toString(seconds))
                    && age >= -1
                    && age <= purpose.life().toSeconds();
        } catch (MalformedException e) {
            return false;
        }
    }

    private MacKey mac() {
        return keys.mac(MacPurpose.NONCE);
    }
}
