package com.keyri.token;

import com.keyri.application.model.ApplicationId;
import com.keyri.protocol.BadSignatureException;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.MalformedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads id tokens of this installation: signature, issuer, audience and time. */
@ApplicationScoped
public class IdTokenReader {
    @Inject
    TokenKeys keys;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String issuer;

    /** The claims of a token that was made here for that application and hasn't expired; empty for anything else. */
    public Optional<IdTokenClaims> read(String token, ApplicationId audience, Instant now) {
        return verified(token).filter(claims -> counts(claims, audience, now));
    }

    private Optional<IdTokenClaims> verified(String token) {
        try {
            CompactJws jws = CompactJws.parse(token, IdTokenClaims.TYPE, IdTokenClaims.MAX_CHARS);
            Optional<EcJwk> key = jws.kid().flatMap(keys::find);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            jws.verify(key.get().key());
            return Optional.of(IdTokenClaims.parse(jws.payloadText()));
        } catch (MalformedException | BadSignatureException e) {
            return Optional.empty();
        }
    }

    private boolean counts(IdTokenClaims claims, ApplicationId audience, Instant now) {
        return claims.issuance().issuer().equals(issuer)
                && claims.issuance().audience().equals(audience.toString())
                && now.isBefore(claims.issuance().expiresAt());
    }
}
