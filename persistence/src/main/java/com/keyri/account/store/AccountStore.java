package com.keyri.account.store;

import com.keyri.account.model.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Keeps accounts. The account, an organization that it is a member of, or the staff has to be entered first. */
@ApplicationScoped
public class AccountStore {
    @PersistenceContext
    private EntityManager entities;

    public void add(AccountEntity account) {
        entities.persist(account);
        entities.flush();
    }

    public Optional<AccountEntity> find(AccountId id) {
        return Optional.ofNullable(entities.find(AccountEntity.class, id.value()));
    }

    /** The same, and nobody else changes it until this transaction ends. */
    public Optional<AccountEntity> lock(AccountId id) {
        return Optional.ofNullable(entities.find(AccountEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Nobody else makes an account of that address until this transaction ends. */
    public void lockAddress(byte[] mailIndex) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
                .setParameter(1, ByteBuffer.wrap(mailIndex).getLong())
                .getSingleResult();
    }

    /** Whose address it is, whoever asks; a function of the database looks across everybody. */
    public Optional<AccountId> findByMail(byte[] mailIndex) {
        Object id = entities.createNativeQuery("select cast(find_account_by_mail(?1) as text)")
                .setParameter(1, mailIndex)
                .getSingleResult();
        return Optional.ofNullable((String) id).map(UUID::fromString).map(AccountId::new);
    }
}
