package com.keyri.staff.store;

import com.keyri.account.model.AccountId;
import com.keyri.id.UuidV7;
import com.keyri.staff.model.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what the staff may do. The staff has to be entered first. */
@ApplicationScoped
public class StaffRoleStore {
    private static final String GRANT = """
            insert into staff_role (id, account_id, role, granted_at, granted_by)
            values (?1, ?2, ?3, ?4, cast(?5 as uuid))
            on conflict do nothing
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Gives the account a role; false where it has it, or where somebody else is the one security officer. */
    public boolean grant(AccountId account, StaffRole role, Optional<AccountId> by, Instant now) {
        return entities.createNativeQuery(GRANT)
                        .setParameter(1, UuidV7.at(now))
                        .setParameter(2, account.value())
                        .setParameter(3, role.name())
                        .setParameter(4, Timestamp.from(now))
                        .setParameter(
                                5, by.map(AccountId::value).map(UUID::toString).orElse(null))
                        .executeUpdate()
                == 1;
    }

    /** Takes a role from the account; false where it hasn't got it. */
    public boolean end(AccountId account, StaffRole role, Instant now) {
        return entities.createNativeQuery(
                                "update staff_role set ended_at = ?3 where account_id = ?1 and role = ?2 and ended_at is null")
                        .setParameter(1, account.value())
                        .setParameter(2, role.name())
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** The roles that the account has now. */
    public List<StaffRole> rolesOf(AccountId account) {
        List<?> rows = entities.createNativeQuery(
                        "select role from staff_role where account_id = ?1 and ended_at is null order by granted_at")
                .setParameter(1, account.value())
                .getResultList();
        return rows.stream().map(row -> StaffRole.valueOf((String) row)).toList();
    }

    /** How many active accounts have the role; it needs nothing entered. */
    public int count(StaffRole role) {
        return (int) entities.createNativeQuery("select count_staff(?1)")
                .setParameter(1, role.name())
                .getSingleResult();
    }
}
