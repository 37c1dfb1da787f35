package com.keyri.invitation.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of invitations whose time is over, or whose maker may make them no more. */
class InvitationStoreTest {
    private static final Instant FEBRUARY = Instant.parse("2001-02-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final String organization = UUID.randomUUID().toString();
    private final String maker = AccountId.at(FEBRUARY).value().toString();

    @BeforeEach
    void makeAnOrganizationAndSomebodyInIt() throws SQLException {
        asOwner("insert into organization (id, name, created_at) values ('" + organization + "', 'Bakers', now())");
        addOwner(maker);
        addOwner(UUID.randomUUID().toString());
    }

    private void addOwner(String account) throws SQLException {
        asOwner(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values ('"
                        + account + "', 'CUSTOMER', 'Sam', 'Example', 'sam@example.org', sha256('" + account
                        + "'), 'ACTIVE', now())");
        asOwner("insert into membership (organization_id, account_id, role, since) values ('" + organization + "', '"
                + account + "', 'OWNER', now())");
    }

    @Test
    void shouldEndWhatNobodyAcceptedInTimeAndForgetTheAddress() throws SQLException {
        invite("OWNER", "2001-01-24T23:59:59Z");
        invite("VIEWER", "2001-01-25T00:00:00Z");
        int ended = database.transact(
                entities -> store(InvitationStore.class, entities).lapse(FEBRUARY, Duration.ofDays(7), 1_000));
        assertEquals(1, ended);
        assertEquals("OWNER without VIEWER with", asOwnerReading("""
                        select string_agg(role || case when mail_address is null and withdrawn_at is not null
                            then ' without' else ' with' end, ' ' order by role) from invitation where organization_id = '""" + organization + "'"));
    }

    @Test
    void shouldForgetWhoNeverConnectedAPhone() throws SQLException {
        String gone = enrolling();
        String waiting = enrolling();
        invite("VIEWER", "2001-01-02T00:00:00Z");
        attach("VIEWER", gone);
        invite("OWNER", "2999-01-01T00:00:00Z");
        attach("OWNER", waiting);
        database.transact(
                entities -> store(InvitationStore.class, entities).lapse(FEBRUARY, Duration.ofDays(7), 1_000));
        assertEquals(
                waiting,
                asOwnerReading("select string_agg(id::text, ' ') from account where id in ('" + gone + "', '" + waiting
                        + "')"));
    }

    private String enrolling() throws SQLException {
        String id = UUID.randomUUID().toString();
        asOwner(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values ('"
                        + id + "', 'CUSTOMER', 'Sam', 'Example', 'sam@example.org', sha256('" + id
                        + "'), 'ENROLLING', '2001-01-01T00:00:00Z')");
        return id;
    }

    private void attach(String role, String account) throws SQLException {
        asOwner("update invitation set account_id = '" + account + "' where role = '" + role
                + "' and organization_id = '" + organization + "'");
    }

    @Test
    void shouldLetSomebodyInByALinkWhileItsMakerMayMakeIt() throws SQLException {
        invite("OWNER", "2999-01-01T00:00:00Z");
        invite("VIEWER", "2999-01-01T00:00:00Z");
        assertTrue(opens("OWNER") && opens("VIEWER"), "made by an owner");
        change("membership set role = 'ADMINISTRATOR' where account_id");
        assertTrue(!opens("OWNER") && opens("VIEWER"), "made by who is an administrator now");
        change("membership set role = 'DEVELOPER' where account_id");
        assertTrue(!opens("OWNER") && !opens("VIEWER"), "made by who is a developer now");
        change("membership set role = 'OWNER' where account_id");
        change("account set state = 'DISABLED' where id");
        assertTrue(!opens("OWNER") && !opens("VIEWER"), "made by who can't sign in any more");
    }

    private boolean opens(String role) {
        return database.transact(
                        entities -> store(InvitationStore.class, entities).enter(sha256(organization + role)))
                .isPresent();
    }

    private void invite(String role, String end) throws SQLException {
        asOwner(
                "insert into invitation (id, organization_id, role, mail_address, mail_index, token_hash, invited_by, created_at,"
                        + " expires_at) values (gen_random_uuid(), '" + organization + "', '" + role
                        + "', 'x@example.org', sha256('" + role + "'), sha256('" + organization + role + "'), '" + maker
                        + "', now(), '" + end + "')");
    }

    private void change(String what) throws SQLException {
        asOwner("update " + what + " = '" + maker + "'");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String asOwnerReading(String sql) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
