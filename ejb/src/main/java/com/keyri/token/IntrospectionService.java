package com.keyri.token;

import com.keyri.apikey.CallingApiKey;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.ProofUseService;
import com.keyri.protocol.Digests;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.ProofRejectedException;
import com.keyri.protocol.Thumbprint;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers an application's server whether a token is good (RFC 7662); another application's token is just inactive. */
@Stateless
public class IntrospectionService {
    @Inject
    SignInStore signIns;

    @Inject
    IdTokenReader idTokens;

    @Inject
    AccessTokens accessTokens;

    @EJB
    StoredAccessTokenService storedTokens;

    @Inject
    CallingApiKey caller;

    @EJB
    ProofUseService proofUses;

    @Inject
    InstantSource clock;

    /**
     * The claims of an active token of the caller's application; empty for anything else. Of a sign-in's token it is
     * one statement, which is a transaction by itself.
     */
    @RolesAllowed("introspection")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<Introspection> introspect(IntrospectToken question) {
        boolean complete = question.method() != null && question.uri() != null;
        if (question.proof() != null && !complete) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        Instant now = clock.instant();
        return idTokens.read(question.token(), caller.applicationId(), now)
                .filter(claims -> isStillGood(claims))
                .filter(claims -> question.proof() == null || isHeld(claims.continuityKey(), question, now))
                .<Introspection>map(Introspection.OfIdToken::new)
                .or(() -> accessToken(question, now));
    }

    private Optional<Introspection> accessToken(IntrospectToken question, Instant now) {
        return accessTokens
                .read(question.token())
                .filter(claims ->
                        claims.clientId().equals(caller.applicationId().toString()))
                .filter(claims -> storedTokens
                        .find(caller.organizationId(), claims)
                        .filter(token -> AccessTokens.refusal(token, now).isEmpty())
                        .isPresent())
                .filter(claims -> question.proof() == null || isHeld(claims.key(), question, now))
                .map(Introspection.OfAccessToken::new);
    }

    private boolean isStillGood(IdTokenClaims claims) {
        return SignInId.parse(claims.signInId())
                .filter(id -> signIns.enterAndAskWhetherRedeemed(caller.organizationId(), id))
                .isPresent();
    }

    private boolean isHeld(@Nullable Thumbprint key, IntrospectToken question, Instant now) {
        String method = question.method();
        String uri = question.uri();
        String proof = question.proof();
        if (key == null || method == null || uri == null || proof == null) {
            return false;
        }
        try {
            DpopProof verified =
                    DpopProof.verify(proof, DpopExpectation.of(method, uri, now).withAccessToken(question.token()));
            byte[] name = Digests.sha256(verified.thumbprint().value() + ' ' + verified.jti());
            return verified.thumbprint().matches(key)
                    && proofUses.useOnce(
                            name,
                            verified.issuedAt().plus(DpopProof.TIME_WINDOW).plusSeconds(1));
        } catch (ProofRejectedException e) {
            return false;
        }
    }
}
