package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.SigningKey;
import com.keyri.client.User;
import com.keyri.protocol.TransactionText;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the audit record holds, and what the application's role sees of anything. */
@ExtendWith(RunningEar.class)
class AuditIT {
    private static final List<String> TABLES = List.of(
            "organization",
            "application",
            "application_origin",
            "application_denied_network",
            "api_key",
            "app_user",
            "device",
            "enrolment",
            "transaction_approval",
            "sign_in",
            "known_browser",
            "outbound_message",
            "audit_event");

    private final TestServer server;
    private final Keyri keyri;
    private final Database database;
    private Shop shop;
    private Phone phone;

    AuditIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
        this.database = new Database(server);
    }

    @BeforeEach
    void enrol() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
    }

    @Test
    void shouldRecordEachStepOfASignIn() throws SQLException {
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Claims.of(phone, signIn.started().signInId(), "A".repeat(22)).send().isProblem(403, "claim-refused");
            Claim claim = phone.scan(signIn);
            Page.type(signIn, claim);
            var offer = phone.authenticator().approve(claim).knownBrowser();
            phone.authenticator().recogniseBrowser(claim, offer);
            signIn.redeem(Page.await(signIn, EventType.APPROVED));
            phone.account().disavow(signIn.started().signInId());
            assertEquals(
                    List.of(
                            "sign-in.started SUCCESS",
                            "sign-in.claimed REFUSED CODE",
                            "sign-in.claimed SUCCESS",
                            "sign-in.number-entered SUCCESS CONFIRMED",
                            "sign-in.approved SUCCESS",
                            "browser.recognised SUCCESS",
                            "sign-in.redeemed SUCCESS",
                            "browser.forgotten SUCCESS",
                            "sign-in.ended SUCCESS DISAVOWED"),
                    database.audit(signIn.started().signInId()));
        }
    }

    @Test
    void shouldRecordEachRefusedStepAndKeepItsReasonFromTheCaller() throws SQLException {
        Page page = shop.page();
        SigningKey stranger = SigningKey.generate();
        try (BrowserSignIn signIn = page.show()) {
            String id = signIn.started().signInId();
            String path = "/api/v1/sign-ins/" + id;
            post(path + "/cancellation", stranger, signIn.started().proofNonce())
                    .send()
                    .isProblem(409, "conflict");
            signIn.connect();
            Claim claim = phone.scan(signIn);
            String numberNonce = post(path + "/number", stranger, "none")
                    .json(Map.of("number", "000000"))
                    .send()
                    .isProblem(401, "use-dpop-nonce")
                    .header("DPoP-Nonce");
            post(path + "/number", stranger, numberNonce)
                    .json(Map.of("number", "000000"))
                    .send()
                    .isProblem(401, "invalid-proof");
            Page.type(signIn, claim);
            phone.authenticator().approve(claim);
            EventFrame approved = Page.await(signIn, EventType.APPROVED);
            redeem(stranger, approved).isProblem(400, "invalid-grant");
            redeem(page.continuityKey(), approved).is(200);
            redeem(page.continuityKey(), approved).isProblem(400, "invalid-grant");
            post(path + "/disavowal", stranger, claim.signIn().proofNonce())
                    .json(Map.of("deviceId", phone.id()))
                    .send()
                    .isProblem(401, "invalid-proof");
            assertEquals(
                    List.of(
                            "sign-in.started SUCCESS",
                            "sign-in.cancelled REFUSED OTHER_KEY",
                            "sign-in.claimed SUCCESS",
                            "sign-in.number-entered REFUSED OTHER_KEY",
                            "sign-in.number-entered SUCCESS CONFIRMED",
                            "sign-in.approved SUCCESS",
                            "sign-in.redeemed REFUSED OTHER_KEY",
                            "sign-in.redeemed SUCCESS",
                            "sign-in.ended SUCCESS CODE_USED_TWICE",
                            "sign-in.redeemed REFUSED LATE_OR_USED",
                            "sign-in.ended REFUSED DEVICE"),
                    database.audit(id));
        }
    }

    @Test
    void shouldRecordRefusedStarts() throws SQLException {
        shop.page().start(Map.of()).from("https://evil.example").send().isProblem(403, "origin-not-allowed");
        shop.page()
                .start(Map.of("transactionId", "txn_01h455vb4pex5vsknk084sn02q"))
                .send()
                .isProblem(404, "not-found");
        List<String> ofApplication = database.audit(shop.applicationId());
        assertEquals(
                List.of("sign-in.started REFUSED ORIGIN_NOT_ALLOWED", "sign-in.started REFUSED TRANSACTION"),
                ofApplication.subList(ofApplication.size() - 2, ofApplication.size()));
    }

    private Call post(String path, SigningKey key, String nonce) {
        return keyri.post(path).provenBy(key, nonce);
    }

    private Answer redeem(SigningKey key, EventFrame approved) {
        return post("/api/v1/token", key, approved.proofNonce())
                .from(shop.origin())
                .form(Map.of("grant_type", "urn:keyri:params:oauth:grant-type:sign-in", "code", approved.redeemCode()))
                .send();
    }

    @Test
    void shouldRecordHowASignInEnded() throws SQLException {
        try (BrowserSignIn cancelled = shop.page().show();
                BrowserSignIn declined = shop.page().show()) {
            cancelled.cancel();
            phone.authenticator().decline(phone.scan(declined), com.keyri.client.DeclineReason.NOT_ME);
            assertEquals(
                    List.of("sign-in.started SUCCESS", "sign-in.cancelled SUCCESS"),
                    database.audit(cancelled.started().signInId()));
            assertEquals(
                    List.of("sign-in.started SUCCESS", "sign-in.claimed SUCCESS", "sign-in.declined SUCCESS NOT_ME"),
                    database.audit(declined.started().signInId()));
        }
    }

    @Test
    void shouldRecordEachStepOfAnEnrolment() throws SQLException {
        assertEquals(
                List.of(
                        "enrolment.created SUCCESS",
                        "enrolment.opened SUCCESS",
                        "enrolment.completed SUCCESS",
                        "enrolment.confirmed SUCCESS ACTIVE"),
                database.audit(phone.enrolmentId()));
        shop.server().changeUser(phone.userId(), User.State.SUSPENDED);
        shop.server().changeUser(phone.userId(), User.State.ACTIVE);
        phone.account().rename(phone.id(), "Renamed");
        phone.account().revoke(phone.id());
        List<String> ofDevice = database.audit(phone.id());
        assertTrue(ofDevice.contains("device.renamed SUCCESS"), ofDevice.toString());
        assertTrue(ofDevice.contains("device.revoked SUCCESS"), ofDevice.toString());
    }

    @Test
    void shouldRecordWhatTheOperatorDoes() throws SQLException {
        assertEquals(List.of("organization.created SUCCESS"), database.audit(shop.organizationId()));
        keyri.operator().changeApplication(shop.applicationId(), Map.of("name", "Renamed"));
        assertEquals(
                List.of("application.registered SUCCESS", "application.changed SUCCESS"),
                database.audit(shop.applicationId()));
        JsonNode key = keyri.get("/api/v1/applications/" + shop.applicationId() + "/api-keys")
                .by(keyri.operatorKey())
                .send()
                .json()
                .path("apiKeys")
                .path(0);
        String keyId = key.path("apiKeyId").asString();
        keyri.get("/api/v1/organizations").by(shop.apiKey()).send().isProblem(403, "forbidden");
        keyri.call("DELETE", "/api/v1/applications/" + shop.applicationId() + "/api-keys/" + keyId)
                .by(keyri.operatorKey())
                .send()
                .is(204);
        assertEquals(
                List.of("api-key.created SUCCESS", "api-key.refused REFUSED out-of-scope", "api-key.revoked SUCCESS"),
                database.audit(keyId));
    }

    @Test
    void shouldRecordTransactions() throws SQLException {
        var transaction = shop.server().createTransaction(phone.userId(), Shop.newNonce(), new TransactionText("Pay"));
        assertEquals(List.of("transaction.created SUCCESS"), database.audit(transaction.transactionId()));
    }

    @Test
    void shouldKeepSecretsAndTextsOutOfTheRecord() throws SQLException {
        shop.page().signIn(phone);
        try (Connection owner = server.asOwner()) {
            String suspicious = "select count(*) from audit_event where coalesce(context, '') || coalesce(reason, '')"
                    + " || coalesce(actor_id, '') || coalesce(target_id, '') ~ ";
            assertEquals(0, Database.count(owner, suspicious + "'keyri_(sk|op)_'"));
            assertEquals(0, Database.count(owner, suspicious + "'eyJ'"));
            assertEquals(0, Database.count(owner, suspicious + "'Account of'"));
            String secret = shop.apiKey().substring("keyri_sk_".length());
            assertEquals(0, Database.count(owner, suspicious + "'" + secret + "'"));
        }
    }

    @Test
    void shouldLetNobodyChangeTheRecord() throws SQLException {
        for (String change : List.of(
                "update audit_event set action = 'nothing'", "delete from audit_event", "truncate audit_event")) {
            try (Connection application = server.asApplication();
                    Statement statement = application.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(change));
            }
            try (Connection owner = server.asOwner();
                    Statement statement = owner.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(change));
            }
        }
    }

    @Test
    void shouldShowTheApplicationsRoleNothingBeforeItEntersAnOrganization() throws SQLException {
        try (Connection owner = server.asOwner();
                Connection application = server.asApplication()) {
            for (String table : TABLES) {
                assertEquals(0, Database.count(application, "select count(*) from " + table), table);
            }
            for (String filled : List.of("organization", "application", "api_key", "app_user", "device", "enrolment")) {
                assertTrue(Database.count(owner, "select count(*) from " + filled) > 0, filled);
            }
        }
    }

    @Test
    void shouldShowTheApplicationsRoleOneOrganizationOnly() throws SQLException {
        Shop other = Shop.open(keyri);
        other.enrol(Shop.newUser());
        try (Connection application = server.asApplication()) {
            application.setAutoCommit(false);
            Database.count(
                    application, "select count(enter_organization('" + Database.uuid(shop.organizationId()) + "'))");
            assertEquals(1, Database.count(application, "select count(*) from organization"));
            assertEquals(1, Database.count(application, "select count(*) from application"));
            assertEquals(1, Database.count(application, "select count(*) from device"));
            assertEquals(
                    0,
                    Database.count(
                            application,
                            "select count(*) from application where id = '" + Database.uuid(other.applicationId())
                                    + "'"));
            assertThrows(
                    SQLException.class,
                    () -> Database.count(
                            application,
                            "with moved as (update application set organization_id = '"
                                    + Database.uuid(other.organizationId())
                                    + "' returning 1) select count(*) from moved"));
            application.rollback();
            assertEquals(0, Database.count(application, "select count(*) from organization"));
            application.rollback();
        }
    }

    @Test
    void shouldLetTheApplicationsRoleOwnAndCreateNothing() throws SQLException {
        try (Connection application = server.asApplication();
                Statement statement = application.createStatement()) {
            for (String forbidden : List.of(
                    "create table mine (id int)",
                    "create table public.mine (id int)",
                    "create role mine",
                    "alter table sign_in disable row level security",
                    "drop table sign_in",
                    "set role keyri_owner",
                    "delete from sign_in",
                    "delete from device",
                    "update token_key set kid = 'mine'",
                    "select pg_read_file('/etc/passwd')")) {
                assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
            }
        }
    }
}
