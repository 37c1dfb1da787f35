package com.keyri.approval;

import com.keyri.access.Caller;
import com.keyri.approval.store.UsedApprovalStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.TransactionText;
import com.keyri.session.model.FoundSession;
import com.keyri.token.IdTokenReader;
import com.keyri.transaction.model.TransactionId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sees to it that an action of high value was approved on the phone, in the action's own transaction. What was approved
 * is the text that the action itself makes out of what it is about to do, so an approval of anything else, be it the
 * same thing for another person, doesn't count.
 */
@ApplicationScoped
public class Approvals {
    private static final String ACTION = "approval.used";

    @Inject
    Caller caller;

    @Inject
    GivenApproval given;

    @Inject
    OwnApplication own;

    @Inject
    IdTokenReader tokens;

    @Inject
    UsedApprovalStore uses;

    @Inject
    Refusals refusals;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Demands the signed-in person's approval of exactly this text, and uses it up. The operator key, which has no
     * phone, needs none.
     *
     * @param text plain text of at most 2000 characters, which says what will be done to whom
     * @throws ApprovalRequiredException where none came with the call
     * @throws com.keyri.problem.DomainException {@code APPROVAL_REFUSED} where the one that came doesn't count
     */
    public void require(String text) {
        Optional<FoundSession> session = caller.signedInSession();
        if (session.isEmpty() && caller.isOperator()) {
            return;
        }
        TransactionText wanted = new TransactionText(text);
        String idToken = given.idToken().orElseThrow(() -> new ApprovalRequiredException(text));
        FoundSession person = caller.session();
        Instant now = clock.instant();
        Optional<TransactionId> used = tokens.read(idToken, own.id(), now)
                .filter(claims -> isOf(person, claims))
                .filter(claims -> wanted.hash().equals(claims.transactionHash()))
                .flatMap(claims -> Optional.ofNullable(claims.keyri().transactionId()))
                .flatMap(TransactionId::parse)
                .filter(approved -> uses.use(approved, person.account(), now));
        if (used.isEmpty()) {
            throw refusals.refuse(
                    AuditEvent.refusal(
                            person.organization().orElse(null),
                            ACTION,
                            Actor.account(person.account()),
                            Target.of("account", person.account()),
                            "NOT_THIS"),
                    ProblemType.APPROVAL_REFUSED);
        }
        audit.record(AuditEvent.success(
                person.organization().orElseGet(own::organization),
                ACTION,
                Actor.account(person.account()),
                Target.of("transaction", used.orElseThrow())));
    }

    private static boolean isOf(FoundSession person, IdTokenClaims claims) {
        return claims.subject().equals(person.account().toString())
                && claims.continuityKey().value().equals(person.browser());
    }
}
