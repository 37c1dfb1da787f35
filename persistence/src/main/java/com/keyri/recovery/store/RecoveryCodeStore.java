package com.keyri.recovery.store;

import com.keyri.account.model.AccountId;
import com.keyri.recovery.model.LeftCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps recovery codes, as MACs. The account has to be entered first. */
@ApplicationScoped
public class RecoveryCodeStore {
    @PersistenceContext
    private EntityManager entities;

    /** Keeps these codes, and none that were there before. */
    public void replace(AccountId account, List<byte[]> macs, Instant now) {
        removeOf(account);
        for (byte[] mac : macs) {
            entities.createNativeQuery("insert into recovery_code (account_id, code_mac, made_at) values (?1, ?2, ?3)")
                    .setParameter(1, account.value())
                    .setParameter(2, mac)
                    .setParameter(3, Timestamp.from(now))
                    .executeUpdate();
        }
    }

    /** Removes all codes of the account. */
    public void removeOf(AccountId account) {
        entities.createNativeQuery("delete from recovery_code where account_id = ?1")
                .setParameter(1, account.value())
                .executeUpdate();
    }

    /** Uses a code up; false where the account has no such unused one. */
    public boolean use(AccountId account, byte[] mac, Instant now) {
        return entities.createNativeQuery("""
                                update recovery_code set used_at = ?3
                                 where account_id = ?1 and code_mac = ?2 and used_at is null
                                """)
                        .setParameter(1, account.value())
                        .setParameter(2, mac)
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** How many are left. */
    public LeftCodes left(AccountId account) {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select count(*) filter (where used_at is null), max(made_at) from recovery_code where account_id = ?1")
                .setParameter(1, account.value())
                .getSingleResult();
        @Nullable Timestamp made = (Timestamp) row[1];
        return new LeftCodes(
                Math.toIntExact((long) row[0]), Optional.ofNullable(made).map(Timestamp::toInstant));
    }
}
