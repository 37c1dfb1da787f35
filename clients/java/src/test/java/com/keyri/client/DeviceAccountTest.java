package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.FakeHttp.Received;
import com.keyri.client.FakeHttp.Sent;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.Parties;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeviceAccountTest {
    private final Instant now = Clock.systemUTC().instant();
    private static final String DEVICE = "/api/v1/devices/dev_1";
    private static final Parties IDENTITY = new Parties("dev_1", "user-1", "app_1");
    private static final String CHALLENGE = SecretToken.random256().reveal();

    private final DeviceKeys keys = DeviceKeys.generate();
    private FakeHttp http;
    private DeviceAccount account;

    @BeforeEach
    void start() throws Exception {
        http = new FakeHttp();
        account = new DeviceAccount(http.installation(now), IDENTITY, keys);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private static JsonNode json(Received request) {
        return JsonMapper.shared().readTree(request.body());
    }

    private DpopProof proof(Received request) {
        DpopExpectation expected = DpopExpectation.of(request.method(), http.url() + request.path(), now);
        return DpopProof.verify(request.header("dpop"), expected);
    }

    private static String device(String id, String state) {
        return "{\"deviceId\":\"" + id + "\",\"name\":\"Phone\",\"state\":\"" + state
                + "\",\"approvalKey\":\"NATIVE\",\"enrolledAt\":\"2027-01-01T00:00:00Z\"}";
    }

    private static final String NO_CONTENT = "";

    private static Sent done() {
        return new Sent(204, NO_CONTENT, Map.of());
    }

    @Test
    void shouldAskAgainWithTheNonceThatTheServerDemandsAndKeepTheNextOne() {
        http.on("GET " + DEVICE, request -> {
            String nonce = proof(request).nonce();
            return "n1".equals(nonce)
                    ? Sent.json("{\"device\":" + device("dev_1", "ACTIVE") + ",\"application\":{\"id\":\"app_1\","
                                    + "\"name\":\"Shop\"},\"organization\":{\"name\":\"O\"},\"userId\":\"user-1\","
                                    + "\"account\":\"Ada\"}")
                            .with("DPoP-Nonce", "n2")
                    : Sent.problem(401, "use-dpop-nonce").with("DPoP-Nonce", "n1");
        });
        assertEquals(DeviceState.ACTIVE, account.device().device().state());
        assertEquals(2, http.received().size());
        http.received().clear();
        http.on("DELETE " + DEVICE + "/peers/dev_2", request -> {
            assertEquals("n2", proof(request).nonce());
            return done();
        });
        account.revoke("dev_2");
        assertEquals(1, http.received().size());
    }

    @Test
    void shouldAskAgainOnlyOnce() {
        http.on(
                "GET " + DEVICE,
                request -> Sent.problem(401, "use-dpop-nonce")
                        .with("DPoP-Nonce", "n" + http.received().size()));
        ProblemException problem = assertThrows(ProblemException.class, account::device);
        assertEquals("use-dpop-nonce", problem.type());
        assertEquals(2, http.received().size());
    }

    @Test
    void shouldApproveAPeerThatWaitsAndNoOther() {
        http.on(
                "GET " + DEVICE + "/peers",
                request -> Sent.json("{\"devices\":[{\"self\":true,\"device\":" + device("dev_1", "ACTIVE")
                        + "},{\"self\":false,\"approvalChallenge\":\"" + CHALLENGE + "\",\"device\":"
                        + device("dev_2", "AWAITING_APPROVAL")
                        + "}],\"notices\":[{\"kind\":\"DEVICE_ENROLLED\",\"at\":\"2027-01-01T00:00:00Z\"}]}"));
        http.on("POST " + DEVICE + "/peers/dev_2/approval", request -> done());
        PeerList peers = account.peers();
        account.approve(peers.devices().get(1));
        String jws = json(http.received().stream().skip(1).findFirst().orElseThrow())
                .get("jws")
                .asString();
        DeviceApprovalStatement statement = DeviceApprovalStatement.parse(Statement.verifiedText(
                jws,
                DeviceApprovalStatement.TYPE,
                keys.approvalKey().publicKey().key()));
        assertEquals("dev_2", statement.deviceId());
        assertEquals(CHALLENGE, statement.challenge());
        assertEquals(IDENTITY, statement.parties());
        Peer self = peers.devices().get(0);
        assertThrows(IllegalArgumentException.class, () -> account.approve(self));
    }

    @Test
    void shouldRenameListAndDisavow() {
        http.on("PATCH " + DEVICE + "/peers/dev_1", request -> done());
        http.on("POST /api/v1/sign-ins/si_1/disavowal", request -> done());
        http.on(
                "GET " + DEVICE + "/sign-ins",
                request -> Sent.json("{\"signIns\":[{\"signInId\":\"si_1\",\"origin\":\"https://shop.example\","
                        + "\"browser\":{\"name\":\"F\",\"operatingSystem\":\"L\",\"place\":\"unknown\"},"
                        + "\"state\":\"REDEEMED\",\"startedAt\":\"2027-01-01T00:00:00Z\",\"ended\":false}]}"));
        account.rename("dev_1", "My phone");
        assertEquals("My phone", json(http.received().remove()).get("name").asString());
        PastSignIn past = account.signIns().get(0);
        assertEquals(SignInState.REDEEMED, past.state());
        account.disavow(past.signInId());
        assertEquals(
                "dev_1",
                json(http.received().stream().skip(1).findFirst().orElseThrow())
                        .get("deviceId")
                        .asString());
    }

    @Test
    void shouldReplaceALostDeviceKeyWithTheApprovalKeysWord() {
        DeviceKeys renewed = new DeviceKeys(SigningKey.generate(), keys.approvalKey());
        http.on(
                "POST " + DEVICE + "/key-challenge",
                request -> Sent.json("{\"challenge\":\"" + CHALLENGE + "\",\"proofNonce\":\"n-key\"}"));
        http.on("PUT " + DEVICE + "/key", request -> {
            assertEquals(renewed.deviceKey().thumbprint(), proof(request).thumbprint());
            assertEquals("n-key", proof(request).nonce());
            return done();
        });
        DeviceAccount.replaceDeviceKey(http.installation(now), IDENTITY, renewed);
        String jws = json(http.received().stream().skip(1).findFirst().orElseThrow())
                .get("jws")
                .asString();
        DeviceKeyStatement statement = DeviceKeyStatement.parse(Statement.verifiedText(
                jws, DeviceKeyStatement.TYPE, keys.approvalKey().publicKey().key()));
        assertEquals(renewed.deviceKey().thumbprint(), statement.deviceKey());
    }

    @Test
    void shouldProveBothKeysOverOneStatementWhenEnrolling() {
        EnrolmentLink link = new EnrolmentLink("https://auth.example/a", "enr_1", SecretToken.random256());
        http.on("POST /api/v1/enrolments/enr_1/opening", request -> {
            assertEquals(link.token().reveal(), json(request).get("token").asString());
            assertEquals(keys.deviceKey().thumbprint(), proof(request).thumbprint());
            return Sent.json("{\"enrolmentId\":\"enr_1\",\"application\":{\"id\":\"app_1\",\"name\":\"Shop\"},"
                    + "\"organization\":{\"name\":\"O\"},\"userId\":\"user-1\",\"account\":\"Ada\",\"challenge\":\""
                    + CHALLENGE + "\",\"relyingPartyId\":\"auth.example\",\"userHandle\":\"AAAA\","
                    + "\"needsOtherDevice\":false,\"allowsSyncedPasskeys\":true,"
                    + "\"expiresAt\":\"2027-01-15T08:10:00Z\",\"proofNonce\":\"n-enrol\"}");
        });
        http.on(
                "POST /api/v1/enrolments/enr_1/completion",
                request -> new Sent(
                        201,
                        "{\"deviceId\":\"dev_1\",\"confirmationCode\":\"012345\",\"state\":\"AWAITING_CODE\","
                                + "\"expiresAt\":\"2027-01-15T08:10:00Z\"}",
                        Map.of()));
        DeviceEnrolment enrolment = DeviceEnrolment.open(http.installation(now), link, keys);
        assertEquals("Ada", enrolment.details().account());
        EnrolledDevice device = enrolment.complete("My phone");
        assertEquals(IDENTITY, device.identity());
        assertEquals("012345", device.confirmationCode().reveal());

        Received completion = http.received().stream().skip(1).findFirst().orElseThrow();
        assertEquals("n-enrol", proof(completion).nonce());
        JsonNode body = json(completion);
        String text = body.get("statement").asString();
        EnrolmentStatement statement = EnrolmentStatement.parse(text);
        assertEquals(keys.deviceKey().thumbprint(), statement.deviceKey());
        assertEquals(keys.approvalKey().thumbprint().value(), statement.credentialId());
        assertTrue(statement.validity().covers(now));
        assertEquals(
                text, verified(body.get("deviceKeySignature"), keys.deviceKey().publicKey()));
        JsonNode approvalKey = body.get("approvalKey");
        assertEquals("NATIVE", approvalKey.get("type").asString());
        EcJwk sent = EcJwk.parse(approvalKey.get("publicKey").toString());
        assertEquals(keys.approvalKey().publicKey(), sent);
        assertEquals(text, verified(approvalKey.get("jws"), sent));
        assertFalse(approvalKey.has("assertion"));
    }

    private static String verified(JsonNode jws, EcJwk key) {
        return Statement.verifiedText(jws.asString(), EnrolmentStatement.TYPE, key.key());
    }
}
