package com.keyri.transaction;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.model.OrganizationId;
import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.store.TransactionStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;

/** Time ends the transactions that nobody has decided. */
@PermitAll
@Stateless
public class TransactionExpiryService {
    private static final int BATCH = 200;

    @Inject
    TransactionStore transactions;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Expires at most a batch; whether there may be more. */
    public boolean expire() {
        Map<TransactionId, OrganizationId> expired = transactions.expire(clock.instant(), BATCH);
        expired.forEach((transaction, organization) -> audit.record(AuditEvent.success(
                organization, "transaction.expired", Actor.SYSTEM, Target.of("transaction", transaction))));
        return expired.size() == BATCH;
    }
}
