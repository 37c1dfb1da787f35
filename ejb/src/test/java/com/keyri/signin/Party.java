package com.keyri.signin;

import com.keyri.device.model.DeviceId;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.P256;
import com.keyri.protocol.Thumbprint;
import java.security.KeyPair;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whoever takes part with keys of their own: a browser with its continuity key, or a phone with its two keys. */
final class Party {
    private static final String HOST = "https://keyri.localhost:8443";

    private final String name;
    private final InstantSource clock;
    private final KeyPair keys = P256.generateKeyPair();
    private final KeyPair approvalKeys = P256.generateKeyPair();

    Party(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    EcJwk key() {
        return EcJwk.of(keys.getPublic());
    }

    Thumbprint thumbprint() {
        return key().thumbprint();
    }

    EcJwk approvalKey() {
        return EcJwk.of(approvalKeys.getPublic());
    }

    String proof(String path, @Nullable String nonce) {
        return DpopSigner.of(keys).proof("POST", HOST + path, clock.instant(), nonce);
    }

    String sign(ApprovalStatement statement) {
        return statement.sign(Es256Signer.of(approvalKeys.getPrivate()));
    }

    @Override
    public String toString() {
        return name;
    }

    /** A phone, whose it is and under which id. */
    record Phone(Party party, String user, DeviceId device) {
        @Override
        public String toString() {
            return party.toString();
        }
    }
}
