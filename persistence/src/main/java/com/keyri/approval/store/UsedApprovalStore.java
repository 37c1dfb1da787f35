package com.keyri.approval.store;

import com.keyri.account.model.AccountId;
import com.keyri.transaction.model.TransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;

/** Keeps which approvals have been used. */
@ApplicationScoped
public class UsedApprovalStore {
    @PersistenceContext
    private EntityManager entities;

    /**
     * Uses an approval; false where the account hasn't given it, it was used before, or what it came with was ended.
     * Whatever the transaction has entered stays entered.
     */
    public boolean use(TransactionId approved, AccountId account, Instant now) {
        return (boolean) entities.createNativeQuery("select use_approval(?1, ?2, ?3, ?4)")
                .setParameter(1, approved.value())
                .setParameter(2, account.value())
                .setParameter(3, account.toString())
                .setParameter(4, Timestamp.from(now))
                .getSingleResult();
    }
}
