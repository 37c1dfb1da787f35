package com.keyri.proof;

import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.store.ProofUseStore;
import com.keyri.protocol.Digests;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.ProofRejectedException;
import com.keyri.request.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Verifies proofs of possession (RFC 9449) and sees to it that each is used once. Runs in the use case's transaction,
 * so a rolled back step leaves the proof unused.
 */
@ApplicationScoped
public class ProofService {
    @Inject
    ServerNonces nonces;

    @Inject
    ProofUseStore uses;

    @Inject
    InstantSource clock;

    @Inject
    RateLimits limits;

    @Inject
    Refusals refusals;

    @Inject
    CallContext call;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /**
     * Verifies a proof.
     *
     * @throws DomainException {@code INVALID_PROOF}, or {@code USE_DPOP_NONCE} with a fresh nonce where only that is
     *     wrong; {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals
     */
    public VerifiedProof verify(ProofDemand demand) {
        refusals.requireSomeLeft();
        if (demand.proof() == null) {
            throw withoutProof(demand);
        }
        try {
            DpopProof proof = DpopProof.verify(demand.proof(), expectation(demand));
            if (!demand.onceByState() && !isFirstUse(proof)) {
                throw refuse(demand, "USED");
            }
            return new VerifiedProof(proof.key(), proof.thumbprint());
        } catch (ProofRejectedException e) {
            throw refusal(demand, e);
        }
    }

    /** A nonce for the next proof of that step. */
    public String freshNonce(NoncePurpose purpose, String subject) {
        return nonces.make(purpose, subject);
    }

    /** Whether a challenge is one of ours for that step. */
    public boolean accepts(NoncePurpose purpose, String subject, String nonce) {
        return nonces.accepts(purpose, subject, nonce);
    }

    private DpopExpectation expectation(ProofDemand demand) {
        DpopExpectation expected = DpopExpectation.of(demand.method(), publicUrl + demand.path(), clock.instant());
        String token = demand.accessToken();
        if (token != null) {
            expected = expected.withAccessToken(token);
        }
        NonceRule rule = demand.nonce();
        if (rule.exact() != null) {
            String exact = rule.exact();
            return expected.withNonce(nonce -> Digests.equal(nonce, exact));
        }
        if (rule.asksForServerNonce()) {
            return expected.withNonce(nonce ->
                    rule.purposes().stream().anyMatch(purpose -> nonces.accepts(purpose, rule.subject(), nonce)));
        }
        return expected;
    }

    private boolean isFirstUse(DpopProof proof) {
        byte[] name = Digests.sha256(proof.thumbprint().value() + ' ' + proof.jti());
        return uses.useOnce(name, proof.issuedAt().plus(DpopProof.TIME_WINDOW).plusSeconds(1));
    }

    private DomainException withoutProof(ProofDemand demand) {
        return demand.nonce().purposes().contains(NoncePurpose.DEVICE) ? useNonce(demand) : refuse(demand, "ABSENT");
    }

    private DomainException refusal(ProofDemand demand, ProofRejectedException e) {
        return e.isAboutNonce() && demand.nonce().asksForServerNonce()
                ? useNonce(demand)
                : refuse(demand, e.reason().name());
    }

    private DomainException refuse(ProofDemand demand, String reason) {
        // Servers call paths with ids of their own in them, which are none of the record's business.
        String step = demand.accessToken() == null ? demand.path() : "access-token";
        AuditEvent event =
                AuditEvent.refusal(null, "proof.verified", Actor.anonymous(), new Target("step", step), reason);
        return refusals.refuse(event, ProblemType.INVALID_PROOF);
    }

    /** No refusal, because honest callers need it at times; but each costs a signature to verify. */
    private DomainException useNonce(ProofDemand demand) {
        limits.spend(LimitKind.NONCE_PER_ADDRESS, call.address());
        NoncePurpose purpose = demand.nonce().purposes().get(0);
        return DomainException.useNonce(nonces.make(purpose, demand.nonce().subject()));
    }
}
