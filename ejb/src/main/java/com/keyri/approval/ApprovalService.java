package com.keyri.approval;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.TransactionText;
import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.store.TransactionEntity;
import com.keyri.transaction.store.TransactionStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Asks a signed-in person for an approval on their phone. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class ApprovalService {
    private static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    Caller caller;

    @Inject
    OwnApplication own;

    @Inject
    UserStore users;

    @Inject
    TransactionStore transactions;

    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Makes the transaction that the phone will show. */
    public WantedApproval ask(ApprovalRequiredException wanted) {
        limits.spend(LimitKind.PROMPT_PER_USER, caller.account().toString());
        FoundInstallation installation = own.enter();
        UserEntity user = users.find(
                        installation.application(), caller.account().toString())
                .orElseThrow(() -> DomainException.of(ProblemType.FORBIDDEN));
        Instant now = clock.instant();
        String nonce = SecretToken.random256().reveal();
        TransactionEntity transaction = new TransactionEntity(
                TransactionId.at(now), user.owner(), nonce, new TransactionText(wanted.text()), now, now.plus(LIFE));
        transactions.add(transaction);
        audit.record(AuditEvent.success(
                installation.organization(),
                "approval.asked",
                caller.actor(),
                Target.of("transaction", transaction.id())));
        return new WantedApproval(installation.application(), transaction.id(), nonce, wanted.text(), now.plus(LIFE));
    }
}
