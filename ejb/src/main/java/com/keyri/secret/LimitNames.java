package com.keyri.secret;

import com.keyri.limit.LimitKind;
import com.keyri.limit.SubjectNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;

/** Names those who are limited by a MAC, the same on every node: addresses are too few to be hidden by a hash. */
@ApplicationScoped
public class LimitNames implements SubjectNames {
    private static final String DOMAIN = "keyri-limit-v1";
    private static final int BYTES = 16;

    @Inject
    ServerKeys keys;

    @Override
    public ByteBuffer of(LimitKind kind, String subject) {
        byte[] tag = keys.mac(MacPurpose.LIMIT).tag(DOMAIN, kind.name(), subject);
        return ByteBuffer.wrap(tag, 0, BYTES).slice();
    }
}
