package com.keyri.transaction.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.TimerRows;
import com.keyri.protocol.Digests;
import com.keyri.transaction.model.OpenTransaction;
import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.model.TransactionState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Transactions to approve. Each transition is one conditional update, which says whether it took place. */
@ApplicationScoped
public class TransactionStore {
    @PersistenceContext
    private EntityManager entities;

    public void add(TransactionEntity transaction) {
        entities.persist(transaction);
    }

    /** The transaction where it is this application's. */
    public Optional<TransactionEntity> find(ApplicationId application, TransactionId transaction) {
        return Optional.ofNullable(entities.find(TransactionEntity.class, transaction.value()))
                .filter(found -> found.applicationId().equals(application));
    }

    /** The transaction where a sign-in of this application with this nonce may carry it now. */
    public Optional<OpenTransaction> findOpen(
            ApplicationId application, TransactionId transaction, String nonce, Instant now) {
        return find(application, transaction)
                .filter(found -> found.stateAt(now) == TransactionState.OPEN)
                .filter(found -> Digests.equal(found.nonce(), nonce))
                .map(TransactionEntity::toOpenTransaction);
    }

    /** What a sign-in that carries the transaction shows; however far it is. */
    public Optional<OpenTransaction> findCarried(TransactionId transaction) {
        return Optional.ofNullable(entities.find(TransactionEntity.class, transaction.value()))
                .map(TransactionEntity::toOpenTransaction);
    }

    /** OPEN to APPROVED; false where it was decided or its time is over. */
    public boolean approve(TransactionId transaction, Instant now) {
        return decide(transaction, TransactionState.APPROVED, now);
    }

    /** OPEN to DECLINED; false where it was decided or its time is over. */
    public boolean decline(TransactionId transaction, Instant now) {
        return decide(transaction, TransactionState.DECLINED, now);
    }

    /** Ends the transactions whose time is over, in all organizations. */
    public Map<TransactionId, OrganizationId> expire(Instant now, int atMost) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from expire_transactions(?1, ?2)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, atMost),
                TransactionId::new);
    }

    private boolean decide(TransactionId transaction, TransactionState decision, Instant now) {
        return entities.createNativeQuery(
                                "update transaction_approval set state = ?2 where id = ?1 and state = 'OPEN' and expires_at > ?3")
                        .setParameter(1, transaction.value())
                        .setParameter(2, decision.name())
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }
}
