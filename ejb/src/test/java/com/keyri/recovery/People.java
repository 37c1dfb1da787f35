package com.keyri.recovery;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionId;
import com.keyri.staff.model.StaffRole;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Accounts, organizations and the staff, as the owner of the schema makes them for a test. */
record People(TestDatabase database) {
    /** An active account. */
    record Somebody(AccountId id, AccountKind kind, MailAddress mail) {
        FoundSession in(OrganizationId organization, MemberRole role) {
            return session(Optional.of(organization), Optional.of(role), Set.of());
        }

        FoundSession as(StaffRole role) {
            return session(Optional.empty(), Optional.empty(), Set.of(role));
        }

        private FoundSession session(
                Optional<OrganizationId> organization, Optional<MemberRole> role, Set<StaffRole> staff) {
            Instant now = Shop.NOW;
            return new FoundSession(
                    SessionId.at(now), id, kind, organization, role, staff, "key", now, now, now.plusSeconds(3600));
        }
    }

    /** Keyri's own application, the same for all tests of this database. */
    static People in(TestDatabase database) {
        People people = new People(database);
        Shop own = Shop.open(database);
        people.run(
                "insert into installation (organization_id, application_id, first_account, begun_at, set_up_at)"
                        + " values (?, ?, ?, now(), now()) on conflict do nothing",
                own.organization().value(),
                own.application().value(),
                UUID.randomUUID());
        return people;
    }

    Somebody customer(byte[] mailIndex, String mail) {
        return somebody(AccountKind.CUSTOMER, mailIndex, mail);
    }

    Somebody customer() {
        return somebody(AccountKind.CUSTOMER);
    }

    Somebody staff(StaffRole... roles) {
        Somebody made = somebody(AccountKind.STAFF);
        for (StaffRole role : roles) {
            run(
                    "insert into staff_role (id, account_id, role, granted_at) values (?, ?, ?, now())",
                    UUID.randomUUID(),
                    made.id().value(),
                    role.name());
        }
        return made;
    }

    OrganizationId organization() {
        return Shop.open(database).organization();
    }

    void join(OrganizationId organization, Somebody somebody, MemberRole role) {
        run(
                "insert into membership (organization_id, account_id, role, since) values (?, ?, ?, now())",
                organization.value(),
                somebody.id().value(),
                role.name());
    }

    void change(Somebody somebody, String column, String value) {
        run(
                "update account set " + column + " = ? where id = ?",
                value,
                somebody.id().value());
    }

    /** Nobody is of the staff any more; tests share the database. */
    void dismissStaff() {
        run("update staff_role set ended_at = now() where ended_at is null");
    }

    private Somebody somebody(AccountKind kind) {
        byte[] index = new byte[32];
        new java.util.Random().nextBytes(index);
        return somebody(kind, index, "somebody@example.org");
    }

    private Somebody somebody(AccountKind kind, byte[] mailIndex, String mail) {
        AccountId id = AccountId.at(Shop.NOW);
        run(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at)"
                        + " values (?, ?, 'Some', 'Body', ?, ?, 'ACTIVE', now())",
                id.value(),
                kind.name(),
                mail,
                mailIndex);
        return new Somebody(id, kind, new MailAddress(mail));
    }

    void run(String sql, Object... values) {
        try (Connection connection = database.owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
