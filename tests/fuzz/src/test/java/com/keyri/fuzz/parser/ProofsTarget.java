package com.keyri.fuzz.parser;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.P256;
import com.keyri.protocol.ProofRejectedException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;

/**
 * Proofs of possession whose header and claims are whatever comes, and whose signature is good all the same: header and
 * claims are the two lines of the text, {@code KEY} in the header becomes the key.
 */
public final class ProofsTarget {
    /** For the place of the key in the header. */
    static final String KEY = "\"KEY\"";

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final KeyPair KEYS = P256.generateKeyPair();
    private static final Es256Signer SIGNER = Es256Signer.of(KEYS.getPrivate());
    private static final String PUBLIC =
            com.keyri.protocol.EcJwk.of(KEYS.getPublic()).toJson();

    private ProofsTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = Input.text(data).split("\n", 2);
        String claims = lines.length > 1 ? lines[1] : "";
        String input = encoded(lines[0].replace(KEY, PUBLIC)) + "." + encoded(claims);
        String compact = input + "." + Base64Url.encode(SIGNER.sign(input.getBytes(StandardCharsets.US_ASCII)));
        try {
            DpopProof proof = DpopProof.verify(
                    compact,
                    DpopExpectation.of("POST", "https://keyri.localhost/", NOW)
                            .withNonce(nonce -> nonce.length() == 3));
            Wrong.unless(proof.jti().length() <= 128 && proof.nonce() != null, "a proof without its bounds");
            Wrong.unless(claims.contains("POST"), "a proof for another method");
        } catch (ProofRejectedException e) {
            // As declared.
        }
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
