package com.keyri.protocol;

import com.keyri.protocol.TokenRejectedException.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What the two kinds of token have in common for a verifier: the signature by a published key, and the issuance. */
record TokenReader(String issuer, String audience, Function<String, Optional<EcJwk>> keys) {
    /** The payload of a token whose signature is good. */
    String verifiedText(String token, String type) {
        try {
            CompactJws jws = CompactJws.parse(token, type, IdTokenClaims.MAX_CHARS);
            String kid = jws.kid().orElseThrow(() -> new TokenRejectedException(Reason.MALFORMED));
            EcJwk key = keys.apply(kid).orElseThrow(() -> new TokenRejectedException(Reason.UNKNOWN_KEY));
            jws.verify(key.key());
            return jws.payloadText();
        } catch (MalformedException e) {
            throw new TokenRejectedException(Reason.MALFORMED);
        } catch (BadSignatureException e) {
            throw new TokenRejectedException(Reason.BAD_SIGNATURE);
        }
    }

    void check(Issuance issuance, Instant now) {
        refuseUnless(issuance.issuer().equals(issuer), Reason.WRONG_ISSUER);
        refuseUnless(issuance.audience().equals(audience), Reason.WRONG_AUDIENCE);
        boolean started = !issuance.issuedAt().isAfter(now.plus(Issuance.CLOCK_TOLERANCE));
        refuseUnless(started && now.isBefore(issuance.expiresAt()), Reason.WRONG_TIME);
    }

    static void refuseUnless(boolean condition, Reason reason) {
        if (!condition) {
            throw new TokenRejectedException(reason);
        }
    }
}
