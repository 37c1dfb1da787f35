package com.keyri.fuzz.parser;

import com.keyri.protocol.CompactJws;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.IdTokenVerifier;
import com.keyri.protocol.LogoutTokenVerifier;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.ProofRejectedException;
import com.keyri.protocol.TokenRejectedException;
import java.time.Instant;
import java.util.Optional;

/** Signed texts whose signature is whatever comes: proofs, tokens, logout tokens. */
public final class SignaturesTarget {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final EcJwk KEY = EcJwk.parse(Seeds.KEY);

    private SignaturesTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        for (String type : new String[] {"dpop+jwt", "keyri-id+jwt", "keyri-approval+jwt"}) {
            try {
                CompactJws jws = CompactJws.parse(text, type, IdTokenClaims.MAX_CHARS);
                Wrong.unless(jws.payload().length < text.length(), "a payload is longer than its text");
                Wrong.unless(jws.payloadText().length() <= jws.payload().length, "a text is longer than its bytes");
            } catch (MalformedException e) {
                // As declared.
            }
        }
        try {
            DpopProof.verify(text, DpopExpectation.of("POST", "https://keyri.localhost/", NOW));
        } catch (ProofRejectedException e) {
            // As declared.
        }
        try {
            new IdTokenVerifier("https://keyri.localhost", "app", kid -> Optional.of(KEY), () -> NOW)
                    .verify(text, "nonce", null);
        } catch (TokenRejectedException e) {
            // As declared.
        }
        try {
            new LogoutTokenVerifier("https://keyri.localhost", "app", kid -> Optional.of(KEY), () -> NOW).verify(text);
        } catch (TokenRejectedException e) {
            // As declared.
        }
    }
}
