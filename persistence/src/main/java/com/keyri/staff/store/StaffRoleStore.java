package com.keyri.staff.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.id.UuidV7;
import com.keyri.mail.model.MailAddress;
import com.keyri.staff.model.StaffMember;
import com.keyri.staff.model.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps what the staff may do. The staff has to be entered first. */
@ApplicationScoped
public class StaffRoleStore {
    private static final String GRANT = """
            insert into staff_role (id, account_id, role, granted_at, granted_by)
            values (?1, ?2, ?3, ?4, cast(?5 as uuid))
            on conflict do nothing
            """;

    private static final String STAFF = """
            select cast(a.id as text), a.first_name, a.last_name, a.mail_address, a.state, a.created_at,
                   (select string_agg(r.role, ' ') from staff_role r where r.account_id = a.id and r.ended_at is null)
              from account a where a.kind = 'STAFF'
            """;
    private static final String ONE = STAFF + " and a.id = ?1";
    private static final String MANY = STAFF + """
             and (cast(?1 as text) is null or exists (
                 select from staff_role r where r.account_id = a.id and r.ended_at is null and r.role = cast(?1 as text)))
             and (cast(?2 as uuid) is null or a.id > cast(?2 as uuid))
             order by a.id limit ?3
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

    /** Those of the staff, the first who came first. */
    public List<StaffMember> list(Optional<StaffRole> role, Optional<AccountId> after, int limit) {
        List<?> rows = entities.createNativeQuery(MANY)
                .setParameter(1, role.map(StaffRole::name).orElse(null))
                .setParameter(2, after.map(AccountId::value).map(UUID::toString).orElse(null))
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(row -> member((Object[]) row)).toList();
    }

    /** One of the staff. */
    public Optional<StaffMember> find(AccountId account) {
        List<?> rows =
                entities.createNativeQuery(ONE).setParameter(1, account.value()).getResultList();
        return rows.stream().map(row -> member((Object[]) row)).findFirst();
    }

    /** Changes of the staff happen one after the other from now on, until this transaction ends. */
    public void lockAll() {
        entities.createNativeQuery("select 1 from installation for update").getResultList();
    }

    private static StaffMember member(Object[] row) {
        String roles = (String) row[6];
        return new StaffMember(
                new AccountId(UUID.fromString((String) row[0])),
                (String) row[1],
                (String) row[2],
                new MailAddress((String) row[3]),
                AccountState.valueOf((String) row[4]),
                roles == null
                        ? Set.of()
                        : Arrays.stream(roles.split(" ", -1))
                                .map(StaffRole::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                ((Timestamp) row[5]).toInstant());
    }

    /** How many active accounts have the role; it needs nothing entered. */
    public int count(StaffRole role) {
        return (int) entities.createNativeQuery("select count_staff(?1)")
                .setParameter(1, role.name())
                .getSingleResult();
    }
}
