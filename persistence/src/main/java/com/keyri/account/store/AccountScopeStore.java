package com.keyri.account.store;

import com.keyri.account.model.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Enters an account, or the staff, for the rest of the transaction; see the organization's scope. */
@ApplicationScoped
public class AccountScopeStore {
    @PersistenceContext
    private EntityManager entities;

    /** The account's own rows are seen from now on. */
    public void enter(AccountId account) {
        entities.createNativeQuery("select cast(enter_account(?1) as text)")
                .setParameter(1, account.value())
                .getSingleResult();
    }

    /** What staff see of everybody is seen from now on. */
    public void enterStaff() {
        entities.createNativeQuery("select enter_staff()").getSingleResult();
    }

    /** Enters the account whose phone the browser with that secret enrols; empty where there is none. */
    public Optional<AccountId> enterByVisit(byte[] secretHash, Instant now) {
        Object account = entities.createNativeQuery("select cast(enter_visit(?1, ?2) as text)")
                .setParameter(1, secretHash)
                .setParameter(2, Timestamp.from(now))
                .getSingleResult();
        return Optional.ofNullable((String) account).map(UUID::fromString).map(AccountId::new);
    }
}
