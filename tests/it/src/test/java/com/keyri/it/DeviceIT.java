package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.DeclineReason;
import com.keyri.client.DeviceAccount;
import com.keyri.client.DeviceKeys;
import com.keyri.client.DeviceState;
import com.keyri.client.Notice;
import com.keyri.client.OwnDevice;
import com.keyri.client.PastSignIn;
import com.keyri.client.Peer;
import com.keyri.client.ProblemException;
import com.keyri.client.SignInState;
import com.keyri.client.SigningKey;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.Validity;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a phone sees and does about its account. */
@ExtendWith(RunningEar.class)
class DeviceIT {
    private final Keyri keyri;
    private Shop shop;
    private Phone phone;

    DeviceIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @BeforeEach
    void enrol() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
    }

    @Test
    void shouldAskForANonceAndGiveANewOneWithEveryAnswer() {
        Answer asked = keyri.get(path(phone)).send().isProblem(401, "use-dpop-nonce");
        Answer first = phone.call("GET", path(phone), asked.header("DPoP-Nonce"))
                .send()
                .is(200);
        assertFalse(first.header("DPoP-Nonce").isEmpty());
        Answer second = phone.call("GET", path(phone) + "/peers", first.header("DPoP-Nonce"))
                .send()
                .is(200);
        assertFalse(second.header("DPoP-Nonce").isEmpty());
        Answer third = phone.call("GET", path(phone) + "/sign-ins", second.header("DPoP-Nonce"))
                .send()
                .is(200);
        assertFalse(third.header("DPoP-Nonce").isEmpty());
        phone.call("GET", path(phone), "made-up").send().isProblem(401, "use-dpop-nonce");
    }

    @Test
    void shouldTakeAProofOnce() {
        String nonce = nonce(phone);
        Call call = phone.call("GET", path(phone), nonce);
        call.send().is(200);
        call.send().isProblem(401, "invalid-proof");
    }

    @Test
    void shouldTakeANonceForItsOwnDeviceOnly() {
        Phone other = shop.enrol(Shop.newUser());
        phone.call("GET", path(phone), nonce(other)).send().isProblem(401, "use-dpop-nonce");
    }

    @Test
    void shouldShowItselfToItself() {
        OwnDevice own = phone.account().device();
        assertEquals(phone.id(), own.device().deviceId());
        assertEquals(phone.userId(), own.userId());
        assertEquals("Account of " + phone.userId(), own.account());
        assertEquals(shop.applicationId(), own.application().id());
        assertEquals("Bakers", own.organization().name());
    }

    @Test
    void shouldShowADeviceToNobodyElse() {
        Phone other = shop.enrol(Shop.newUser());
        other.call("GET", path(phone), nonce(phone)).send().isProblem(401, "invalid-proof");
        String unknown = "/api/v1/devices/dev_01h455vb4pex5vsknk084sn02q";
        Answer asked = keyri.get(unknown).send().isProblem(401, "use-dpop-nonce");
        phone.call("GET", unknown, asked.header("DPoP-Nonce")).send().isProblem(401, "invalid-proof");
    }

    @Test
    void shouldListPeersWithNotices() {
        Phone second = secondPhone();
        List<Peer> peers = phone.account().peers().devices();
        assertEquals(2, peers.size());
        assertEquals(1, peers.stream().filter(Peer::self).count());
        List<String> kinds =
                phone.account().peers().notices().stream().map(Notice::kind).toList();
        assertTrue(kinds.contains("DEVICE_ENROLLED"), kinds.toString());
        assertEquals(2, second.account().peers().devices().size());
    }

    @Test
    void shouldRenameOwnDevicesOnly() {
        Phone second = secondPhone();
        phone.account().rename(second.id(), "Étui 🍞");
        assertEquals("Étui 🍞", second.account().device().device().name());
        Phone stranger = shop.enrol(Shop.newUser());
        peer("PATCH", stranger).json(Map.of("name", "Mine")).send().isProblem(404, "not-found");
        for (String wrong : new String[] {"", "x".repeat(61), "a\u0007b", "\u202eabc"}) {
            peer("PATCH", second).json(Map.of("name", wrong)).send().isProblem(400, "invalid-request");
        }
    }

    @Test
    void shouldRevokeOwnDevicesOnly() {
        Phone second = secondPhone();
        phone.account().revoke(second.id());
        Claims.of(second, shop.page().show()).send().isProblem(403, "claim-refused");
        Phone stranger = shop.enrol(Shop.newUser());
        peer("DELETE", stranger).send().isProblem(404, "not-found");
        assertTrue(shop.page().signIn(stranger).idToken().length() > 100);
        List<String> kinds =
                phone.account().peers().notices().stream().map(Notice::kind).toList();
        assertTrue(kinds.contains("DEVICE_REVOKED"), kinds.toString());
    }

    @Test
    void shouldLetARevokedDeviceSeeOnlyThatItIs() {
        Phone second = secondPhone();
        second.account().revoke(phone.id());
        assertEquals(DeviceState.REVOKED, phone.account().device().device().state());
        for (String part : List.of("/peers", "/sign-ins")) {
            int status =
                    phone.call("GET", path(phone) + part, nonce(phone)).send().status();
            assertTrue(status == 401 || status == 403, part + " answers " + status);
        }
        int status = phone.call("DELETE", path(phone) + "/peers/" + second.id(), nonce(phone))
                .send()
                .status();
        assertTrue(status == 401 || status == 403, "a revoked device revokes: " + status);
        assertEquals(DeviceState.ACTIVE, second.account().device().device().state());
    }

    @Test
    void shouldTakeAnApprovalOnlyAsSigned() {
        Phone waiting = shop.register(phone.userId(), "Second phone");
        shop.server().confirmEnrolment(waiting.enrolmentId(), waiting.device().confirmationCode());
        Peer peer = phone.account().peers().devices().stream()
                .filter(found -> !found.self())
                .findFirst()
                .orElseThrow();
        String challenge = peer.approvalChallenge();
        SigningKey key = phone.keys().approvalKey();
        Validity now = Validity.from(Instant.now());
        var right = new DeviceApprovalStatement(phone.device().identity(), waiting.id(), challenge, now);
        approve(waiting, right.sign(SigningKey.generate().signer())).isProblem(403, "decision-refused");
        approve(waiting, right.sign(phone.keys().deviceKey().signer())).isProblem(403, "decision-refused");
        approve(waiting, right.sign(waiting.keys().approvalKey().signer())).isProblem(403, "decision-refused");
        var ofAnother = new DeviceApprovalStatement(
                phone.device().identity(), "dev_01h455vb4pex5vsknk084sn02q", challenge, now);
        approve(waiting, ofAnother.sign(key.signer())).isProblem(403, "decision-refused");
        var ofAnotherTime = new DeviceApprovalStatement(
                phone.device().identity(),
                waiting.id(),
                challenge,
                Validity.from(Instant.now().minusSeconds(300)));
        approve(waiting, ofAnotherTime.sign(key.signer())).isProblem(403, "decision-refused");
        approve(waiting, right.sign(key.signer())).is(204);
        approve(waiting, right.sign(key.signer())).isProblem(409, "conflict");
        approve(shop.enrol(Shop.newUser()), right.sign(key.signer())).isProblem(404, "not-found");
    }

    @Test
    void shouldNotLetAWaitingDeviceApproveItself() {
        Phone waiting = shop.register(phone.userId(), "Second phone");
        shop.server().confirmEnrolment(waiting.enrolmentId(), waiting.device().confirmationCode());
        String path = path(waiting) + "/peers/" + waiting.id() + "/approval";
        Answer answer = waiting.call("POST", path, nonce(waiting))
                .json(Map.of("jws", "a.b.c"))
                .send();
        assertTrue(answer.status() == 401 || answer.status() == 403, "answers " + answer.status());
        assertEquals(
                DeviceState.AWAITING_APPROVAL,
                waiting.account().device().device().state());
    }

    @Test
    void shouldListPastSignInsNewestFirst() {
        Page page = shop.page();
        page.signIn(phone);
        try (BrowserSignIn signIn = page.show()) {
            phone.authenticator().decline(phone.scan(signIn), DeclineReason.NOT_ME);
        }
        List<PastSignIn> past = phone.account().signIns();
        assertEquals(
                List.of(SignInState.DECLINED, SignInState.REDEEMED),
                past.stream().map(PastSignIn::state).toList());
        assertEquals("First phone", past.get(1).approvedBy());
        assertEquals(shop.origin(), past.get(1).origin());
        assertFalse(past.get(1).ended());
        assertEquals(List.of(), shop.enrol(Shop.newUser()).account().signIns());
    }

    @Test
    void shouldReplaceALostDeviceKeyByTheApprovalKeysWord() {
        DeviceKeys renewed = new DeviceKeys(SigningKey.generate(), phone.keys().approvalKey());
        Phone same = new Phone(shop, phone.enrolmentId(), phone.device(), renewed);
        DeviceAccount account = DeviceAccount.replaceDeviceKey(
                keyri.installation(), phone.device().identity(), renewed);
        assertEquals(phone.id(), account.device().device().deviceId());
        Assertions.assertThrows(ProblemException.class, () -> phone.account().device());
        Claims.of(phone, shop.page().show()).send().isProblem(403, "claim-refused");
        assertTrue(shop.page().signIn(same).idToken().length() > 100);
        List<String> kinds =
                account.peers().notices().stream().map(Notice::kind).toList();
        assertTrue(kinds.contains("DEVICE_KEY_REPLACED"), kinds.toString());
    }

    @Test
    void shouldReplaceADeviceKeyOnNobodyElsesWord() {
        String path = path(phone) + "/key";
        Answer challenge = keyri.post(path(phone) + "/key-challenge").send().is(200);
        SigningKey newKey = SigningKey.generate();
        var statement = new DeviceKeyStatement(
                phone.device().identity(),
                newKey.thumbprint(),
                challenge.text("challenge"),
                Validity.from(Instant.now()));
        var ofAnotherKey = new DeviceKeyStatement(
                phone.device().identity(),
                SigningKey.generate().thumbprint(),
                challenge.text("challenge"),
                Validity.from(Instant.now()));
        for (String jws : List.of(
                statement.sign(newKey.signer()),
                statement.sign(phone.keys().deviceKey().signer()),
                ofAnotherKey.sign(phone.keys().approvalKey().signer()))) {
            keyri.call("PUT", path)
                    .provenBy(newKey, challenge.text("proofNonce"))
                    .json(Map.of("jws", jws))
                    .send()
                    .isProblem(403, "decision-refused");
        }
        assertEquals(phone.id(), phone.account().device().device().deviceId());
    }

    @Test
    void shouldGiveAChallengeForAnyIdSoThatItTellsNothing() {
        Answer unknown = keyri.post("/api/v1/devices/dev_01h455vb4pex5vsknk084sn02q/key-challenge")
                .send()
                .is(200);
        Answer known = keyri.post(path(phone) + "/key-challenge").send().is(200);
        assertEquals(unknown.json().propertyNames(), known.json().propertyNames());
        assertNotEquals(unknown.text("challenge"), known.text("challenge"));
    }

    private Phone secondPhone() {
        Phone second = shop.register(phone.userId(), "Second phone");
        shop.server().confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        phone.account()
                .approve(phone.account().peers().devices().stream()
                        .filter(peer -> !peer.self())
                        .findFirst()
                        .orElseThrow());
        return second;
    }

    private Call peer(String method, Phone peer) {
        return phone.call(method, path(phone) + "/peers/" + peer.id(), nonce(phone));
    }

    private Answer approve(Phone waiting, String jws) {
        String path = path(phone) + "/peers/" + waiting.id() + "/approval";
        return phone.call("POST", path, nonce(phone)).json(Map.of("jws", jws)).send();
    }

    private String nonce(Phone of) {
        return keyri.get(path(of)).send().isProblem(401, "use-dpop-nonce").header("DPoP-Nonce");
    }

    private static String path(Phone of) {
        return "/api/v1/devices/" + of.id();
    }
}
