package com.keyri.transaction;

import com.keyri.apikey.CallingApiKey;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
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

/** What the application's server does with transactions. */
@Stateless
@RolesAllowed("transactions")
public class TransactionService {
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Inject
    CallingApiKey caller;

    @Inject
    OrganizationScope scope;

    @Inject
    UserStore users;

    @Inject
    TransactionStore transactions;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Makes a transaction, to be decided once within ten minutes. */
    public TransactionView create(CreateTransaction command) {
        scope.enter(caller.organizationId());
        UserEntity user = users.find(caller.applicationId(), command.userId())
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        if (!user.isActive()) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        Instant now = clock.instant();
        TransactionEntity transaction = new TransactionEntity(
                TransactionId.at(now), user.owner(), command.nonce(), command.text(), now, now.plus(LIFE));
        transactions.add(transaction);
        audit.record(AuditEvent.success(
                caller.organizationId(),
                "transaction.created",
                caller.actor(),
                Target.of("transaction", transaction.id())));
        return view(transaction, user, now);
    }

    /** How far it is. */
    public TransactionView find(TransactionId id) {
        scope.enter(caller.organizationId());
        TransactionEntity transaction = transactions
                .find(caller.applicationId(), id)
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        return view(transaction, users.find(transaction.userId()).orElseThrow(), clock.instant());
    }

    private static TransactionView view(TransactionEntity transaction, UserEntity user, Instant now) {
        return new TransactionView(
                transaction.id(),
                user.externalId(),
                transaction.textHash(),
                transaction.stateAt(now),
                transaction.expiresAt());
    }
}
