package com.keyri.it.account;

import com.keyri.it.Database;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A person with an account of their own and a phone, put behind the application's back into its database: nobody has to
 * be invited first.
 */
final class Someone {
    private static final String ENROLMENT = "__Host-keyri-enrolment";

    final Browser browser;
    final Phone phone;
    private final TestServer server;
    private final UUID id;
    private final String mail;

    private Someone(TestServer server, UUID id, String mail, Browser browser, Phone phone) {
        this.server = server;
        this.id = id;
        this.mail = mail;
        this.browser = browser;
        this.phone = phone;
    }

    /** A customer who belongs to no organization yet, and isn't signed in. */
    static Someone customer(TestServer server) {
        return somebody(server, "CUSTOMER");
    }

    /** Somebody of the staff, with that role. */
    static Someone staff(TestServer server, String role) {
        Someone made = somebody(server, "STAFF");
        run(
                server,
                "insert into staff_role (id, account_id, role, granted_at) values (?, ?, ?, now())",
                UUID.randomUUID(),
                made.id,
                role);
        return made;
    }

    /** Makes them a member. */
    Someone in(String organizationId, String role) {
        run(
                server,
                "insert into membership (organization_id, account_id, role, since) values (?, ?, ?, now())",
                Database.uuid(organizationId),
                id,
                role);
        return this;
    }

    /** Signs their browser in. */
    Someone signedIn() {
        browser.signIn(phone);
        return this;
    }

    String mail() {
        return mail;
    }

    /** Changes the account's state. */
    void become(String state) {
        run(server, "update account set state = ? where id = ?", state, id);
    }

    /** The time of their recovery is over. */
    void ageRecovery() {
        run(server, "update recovery set expires_at = now() - interval '1 second' where account_id = ?", id);
    }

    private static Someone somebody(TestServer server, String kind) {
        Keyri keyri = server.keyri();
        FirstAdministrator.phone(keyri);
        String mail = UUID.randomUUID() + "@example.org";
        UUID id = UUID.randomUUID();
        run(
                server,
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at)"
                        + " values (?, ?, 'Some', 'Body', ?, ?, 'ENROLLING', now())",
                id,
                kind,
                mail,
                index(server, mail));
        SecretToken visit = SecretToken.random256();
        run(
                server,
                "insert into enrolment_visit (secret_hash, account_id, purpose, created_at, expires_at)"
                        + " values (?, ?, 'DEVICE', now(), now() + interval '5 minutes')",
                visit.hash(),
                id);
        Browser browser = new Browser(keyri);
        browser.setCookie(ENROLMENT, visit.reveal());
        return new Someone(server, id, mail, browser, browser.enrol());
    }

    /**
     * By which the server finds that address: only the server can compute it, so it is asked to recover an account
     * there, which doesn't exist yet, and what it keeps of that is taken before its timer takes it.
     */
    private static byte[] index(TestServer server, String mail) {
        try (Connection owner = server.asOwner()) {
            Browser browser = new Browser(server.keyri());
            for (int attempt = 0; attempt < 4; attempt++) {
                browser.post("/api/v1/recoveries", Map.of("mailAddress", mail)).is(202);
                try (PreparedStatement query = owner.prepareStatement("""
                                with newest as (
                                    select mail_index from recovery_request order by requested_at desc limit 1)
                                delete from recovery_request r using newest where r.mail_index = newest.mail_index
                                returning r.mail_index
                                """);
                        ResultSet rows = query.executeQuery()) {
                    if (rows.next()) {
                        return rows.getBytes(1);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("the timer was faster four times");
    }

    static void run(TestServer server, String sql, Object... values) {
        try (Connection owner = server.asOwner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
