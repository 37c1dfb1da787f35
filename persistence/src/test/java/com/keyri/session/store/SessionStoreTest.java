package com.keyri.session.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.account.store.AccountScopeStore;
import com.keyri.account.store.EnrolmentVisitStore;
import com.keyri.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What sessions tell of an account, and what time removes of it, whoever's it is; long ago, so that nothing of other
 * tests is that old.
 */
class SessionStoreTest {
    private static final Instant FEBRUARY = Instant.parse("2001-02-01T00:00:00Z");
    private static final int MANY = 1_000;

    private final TestDatabase database = TestDatabase.shared();
    private final String account = AccountId.at(FEBRUARY).value().toString();

    @BeforeEach
    void makeAnAccount() throws SQLException {
        asOwner(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values ('"
                        + account + "', 'STAFF', 'Sam', 'Example', 'sam@example.org', sha256('" + account
                        + "'), 'ACTIVE', now())");
    }

    @Test
    void shouldRemoveSessionsThatEndedBeforeTheMomentAndNoOthers() throws SQLException {
        addSession("2001-01-31T23:59:59Z");
        addSession("2001-02-01T00:00:00Z");

        int removed = database.transact(
                entities -> store(SessionStore.class, entities).removeOld(FEBRUARY, MANY));
        assertEquals(1, removed);
        assertEquals("2001-02-01", left("account_session"));
    }

    @Test
    void shouldRemoveVisitsThatAreOverAndNoOthers() throws SQLException {
        addVisit("2001-01-31T23:59:59Z");
        addVisit("2001-02-01T00:00:00Z");

        int removed = database.transact(
                entities -> store(EnrolmentVisitStore.class, entities).removeEnded(FEBRUARY, MANY));
        assertEquals(1, removed);
        assertEquals("2001-02-01", left("enrolment_visit"));
    }

    @Test
    void shouldTellABrowserThatIsNewFromTheFirstAndFromTheKnown() throws SQLException {
        assertFalse(isNew("k"), "the first is no news");
        addSession("2001-02-01T00:00:00Z");
        assertFalse(isNew("k"), "known");
        assertTrue(isNew("n"), "new");
    }

    private boolean isNew(String key) {
        AccountId id = new AccountId(UUID.fromString(account));
        return database.transact(entities -> {
            store(AccountScopeStore.class, entities).enter(id);
            return store(SessionStore.class, entities).isNewBrowser(id, key.repeat(43));
        });
    }

    private void addSession(String end) throws SQLException {
        asOwner(
                "insert into account_session (id, account_id, secret_hash, browser_jkt, sign_in_id, device_id, browser_name,"
                        + " browser_system, browser_place, begun_at, last_used_at, proved_at, expires_at)"
                        + " values (gen_random_uuid(), '" + account + "', sha256('" + account + end
                        + "'), repeat('k', 43), gen_random_uuid(), gen_random_uuid(), 'Firefox', 'Linux', 'Berlin', '"
                        + end
                        + "', '" + end + "', '" + end + "', '" + end + "')");
    }

    private void addVisit(String end) throws SQLException {
        asOwner(
                "insert into enrolment_visit (secret_hash, account_id, purpose, created_at, expires_at) values (sha256('"
                        + account + end + "'), '" + account + "', 'DEVICE', '" + end + "', '" + end + "')");
    }

    /** When what is left of the account's rows ends. */
    private String left(String table) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select string_agg(to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD'), ' ') from " + table
                                + " where account_id = '" + account + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
