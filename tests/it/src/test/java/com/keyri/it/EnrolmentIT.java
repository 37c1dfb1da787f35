package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.DeviceState;
import com.keyri.client.Enrolment;
import com.keyri.client.OpenedEnrolment;
import com.keyri.client.Peer;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the invitation to an active phone, with a native approval key. */
@ExtendWith(RunningEar.class)
class EnrolmentIT {
    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;

    EnrolmentIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void openShop() {
        shop = Shop.open(keyri);
    }

    @Test
    void shouldInviteByALinkWhoseSecretIsInTheFragment() {
        Answer created = shop.call("POST", "/api/v1/enrolments")
                .json(Map.of("userId", "alice", "label", "Alice's account"))
                .send()
                .is(201);
        EnrolmentLink link = EnrolmentLink.parse(created.text("url"));
        assertEquals(server.authenticatorUrl() + "/a", link.authenticatorUrl());
        assertEquals(created.text("enrolmentId"), link.enrolmentId());
        Duration life = Duration.between(Instant.now(), Instant.parse(created.text("expiresAt")));
        assertTrue(life.compareTo(Duration.ofMinutes(9)) > 0 && life.compareTo(Duration.ofMinutes(10)) <= 0);
        Answer status = shop.call("GET", path(link)).send().is(200);
        assertEquals("CREATED", status.text("state"));
        assertFalse(status.body().contains(link.token().reveal()));
    }

    @Test
    void shouldGoFromInvitationToActiveStepByStep() {
        String user = Shop.newUser();
        EnrolmentLink link = shop.invite(user);
        DeviceEnrolment enrolment = DeviceEnrolment.open(keyri.installation(), link, DeviceKeys.generate());
        OpenedEnrolment details = enrolment.details();
        assertEquals("Bread shop", details.application().name());
        assertEquals("Bakers", details.organization().name());
        assertEquals(user, details.userId());
        assertEquals("auth.keyri.localhost", details.relyingPartyId());
        assertFalse(details.needsOtherDevice());
        assertEquals(Enrolment.State.OPENED, stateOf(link));

        var device = enrolment.complete("Alice's phone");
        assertEquals(DeviceState.AWAITING_CODE, device.state());
        assertEquals(Enrolment.State.AWAITING_CODE, stateOf(link));
        Phone phone = new Phone(shop, link.enrolmentId(), device, DeviceKeys.generate());
        assertEquals(phone.id(), shop.server().enrolment(link.enrolmentId()).deviceId());

        Enrolment confirmed = shop.server().confirmEnrolment(link.enrolmentId(), device.confirmationCode());
        assertEquals(Enrolment.State.ACTIVE, confirmed.state());
        assertEquals(
                DeviceState.ACTIVE, shop.server().user(user).devices().get(0).state());
    }

    @Test
    void shouldOpenAgainForTheSameKeyAndForNoOther() {
        EnrolmentLink link = shop.invite(Shop.newUser());
        DeviceKeys keys = DeviceKeys.generate();
        String challenge =
                DeviceEnrolment.open(keyri.installation(), link, keys).details().challenge();
        assertEquals(
                challenge,
                DeviceEnrolment.open(keyri.installation(), link, keys).details().challenge());
        open(link, DeviceKeys.generate(), link.token().reveal()).isProblem(403, "enrolment-refused");
    }

    @Test
    void shouldRefuseInTheSameWordsWhateverIsWrongWithALink() {
        EnrolmentLink link = shop.invite(Shop.newUser());
        Answer wrongToken =
                open(link, DeviceKeys.generate(), SecretToken.random256().reveal());
        EnrolmentLink unknown =
                new EnrolmentLink(link.authenticatorUrl(), "enr_01h455vb4pex5vsknk084sn02q", link.token());
        Answer unknownId = open(unknown, DeviceKeys.generate(), link.token().reveal());
        shop.enrol("bob");
        wrongToken.isProblem(403, "enrolment-refused");
        unknownId.isProblem(403, "enrolment-refused");
        assertEquals(withoutInstance(wrongToken), withoutInstance(unknownId));
        assertEquals(Enrolment.State.CREATED, stateOf(link));
    }

    @Test
    void shouldTakeAProofOnceOnly() {
        EnrolmentLink link = shop.invite(Shop.newUser());
        DeviceKeys keys = DeviceKeys.generate();
        var call = keyri.post(path(link) + "/opening")
                .provenBy(keys.deviceKey(), null)
                .json(Map.of("token", link.token().reveal()));
        call.send().is(200);
        call.send().isProblem(401, "invalid-proof");
    }

    @Test
    void shouldNotOpenOrCompleteALinkAgainThatWasUsed() {
        Phone phone = shop.enrol(Shop.newUser());
        EnrolmentLink used =
                new EnrolmentLink(server.authenticatorUrl() + "/a", phone.enrolmentId(), SecretToken.random256());
        open(used, phone.keys(), used.token().reveal()).isProblem(403, "enrolment-refused");
    }

    @Test
    void shouldNotOpenALinkThatIsTooLate() throws SQLException {
        EnrolmentLink link = shop.invite(Shop.newUser());
        new Database(server).age("enrolment", link.enrolmentId(), "expires_at = now() - interval '1 second'");
        open(link, DeviceKeys.generate(), link.token().reveal()).isProblem(403, "enrolment-refused");
        assertEquals(Enrolment.State.EXPIRED, stateOf(link));
    }

    @Test
    void shouldEndTheEnrolmentWithTheFifthWrongCode() {
        String user = Shop.newUser();
        Phone phone = shop.register(user, "Phone");
        MatchingNumber right = phone.device().confirmationCode();
        MatchingNumber wrong = MatchingNumber.parse(right.reveal().equals("000000") ? "000001" : "000000");
        for (int left = 4; left >= 1; left--) {
            Enrolment state = shop.server().confirmEnrolment(phone.enrolmentId(), wrong);
            assertEquals(Enrolment.State.AWAITING_CODE, state.state());
            assertEquals(left, state.attemptsLeft());
        }
        Enrolment refused = shop.server().confirmEnrolment(phone.enrolmentId(), wrong);
        assertEquals(Enrolment.State.REFUSED, refused.state());
        confirm(phone, right).isProblem(409, "conflict");
        assertEquals(
                DeviceState.REVOKED, shop.server().user(user).devices().get(0).state());
    }

    @Test
    void shouldNotConfirmWhatWaitsForNoCode() {
        Phone active = shop.enrol(Shop.newUser());
        confirm(active, active.device().confirmationCode()).isProblem(409, "conflict");
        EnrolmentLink link = shop.invite(Shop.newUser());
        shop.call("POST", path(link) + "/confirmation")
                .json(Map.of("code", "123456"))
                .send()
                .isProblem(409, "conflict");
        shop.call("POST", path(link) + "/confirmation")
                .json(Map.of("code", "12345"))
                .send()
                .isProblem(400, "invalid-request");
    }

    @Test
    void shouldLetTheFirstDeviceApproveTheSecond() {
        String user = Shop.newUser();
        Phone first = shop.enrol(user);
        Phone second = shop.register(user, "Second phone");
        Enrolment waiting = shop.server()
                .confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        assertEquals(Enrolment.State.AWAITING_APPROVAL, waiting.state());
        Duration wait = Duration.between(Instant.now(), waiting.activeFrom());
        assertTrue(wait.compareTo(Duration.ofHours(23)) > 0 && wait.compareTo(Duration.ofHours(24)) <= 0);
        assertEquals(
                DeviceState.AWAITING_APPROVAL,
                second.account().device().device().state());

        Peer peer = first.account().peers().devices().stream()
                .filter(found -> !found.self())
                .findFirst()
                .orElseThrow();
        assertEquals(second.id(), peer.device().deviceId());
        first.account().approve(peer);
        assertEquals(DeviceState.ACTIVE, second.account().device().device().state());
        assertEquals(
                Enrolment.State.ACTIVE,
                shop.server().enrolment(second.enrolmentId()).state());
        assertTrue(shop.page().signIn(second).idToken().length() > 100);
    }

    @Test
    void shouldTellTheSecondPhoneThatItNeedsTheFirst() {
        String user = Shop.newUser();
        shop.enrol(user);
        OpenedEnrolment details = DeviceEnrolment.open(keyri.installation(), shop.invite(user), DeviceKeys.generate())
                .details();
        assertTrue(details.needsOtherDevice());
    }

    @Test
    void shouldLetNoPhoneSignInBeforeItIsActive() {
        Phone awaitingCode = shop.register(Shop.newUser(), "Phone");
        claim(awaitingCode).isProblem(403, "claim-refused");
        String user = Shop.newUser();
        shop.enrol(user);
        Phone awaitingApproval = shop.register(user, "Second phone");
        shop.server()
                .confirmEnrolment(
                        awaitingApproval.enrolmentId(),
                        awaitingApproval.device().confirmationCode());
        claim(awaitingApproval).isProblem(403, "claim-refused");
    }

    @Test
    void shouldActivateTheSecondPhoneByItselfAfterADay() throws SQLException {
        String user = Shop.newUser();
        shop.enrol(user);
        Phone second = shop.register(user, "Second phone");
        shop.server().confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        new Database(server).age("device", second.id(), "active_from = now() - interval '1 second'");
        Await.until(
                "the second phone is active",
                Duration.ofSeconds(90),
                () -> second.account().device().device().state() == DeviceState.ACTIVE);
        assertTrue(shop.page().signIn(second).idToken().length() > 100);
    }

    @Test
    void shouldRefuseTheSecondPhoneWhenTheFirstRevokesIt() {
        String user = Shop.newUser();
        Phone first = shop.enrol(user);
        Phone second = shop.register(user, "Second phone");
        shop.server().confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        first.account().revoke(second.id());
        assertEquals(
                Enrolment.State.REFUSED,
                shop.server().enrolment(second.enrolmentId()).state());
        claim(second).isProblem(403, "claim-refused");
    }

    @Test
    void shouldNotShowOrConfirmAnotherApplicationsEnrolment() {
        Shop sister = Shop.openIn(keyri, shop.organizationId());
        Shop stranger = Shop.open(keyri);
        Phone phone = shop.register(Shop.newUser(), "Phone");
        for (Shop other : new Shop[] {sister, stranger}) {
            other.call("GET", "/api/v1/enrolments/" + phone.enrolmentId())
                    .send()
                    .isProblem(404, "not-found");
            other.call("POST", "/api/v1/enrolments/" + phone.enrolmentId() + "/confirmation")
                    .json(Map.of("code", phone.device().confirmationCode().reveal()))
                    .send()
                    .isProblem(404, "not-found");
        }
        assertEquals(
                Enrolment.State.AWAITING_CODE,
                shop.server().enrolment(phone.enrolmentId()).state());
    }

    @Test
    void shouldGiveEachDeviceAHandleOfItsOwn() {
        String user = Shop.newUser();
        assertNotEquals(handle(shop.invite(user)), handle(shop.invite(user)));
    }

    private String handle(EnrolmentLink link) {
        return DeviceEnrolment.open(keyri.installation(), link, DeviceKeys.generate())
                .details()
                .userHandle();
    }

    private Answer claim(Phone phone) {
        return Claims.of(phone, shop.page().show()).send();
    }

    private Answer confirm(Phone phone, MatchingNumber code) {
        return shop.call("POST", "/api/v1/enrolments/" + phone.enrolmentId() + "/confirmation")
                .json(Map.of("code", code.reveal()))
                .send();
    }

    private Answer open(EnrolmentLink link, DeviceKeys keys, String token) {
        return keyri.post(path(link) + "/opening")
                .provenBy(keys.deviceKey(), null)
                .json(Map.of("token", token))
                .send();
    }

    private Enrolment.State stateOf(EnrolmentLink link) {
        return shop.server().enrolment(link.enrolmentId()).state();
    }

    private static String withoutInstance(Answer answer) {
        return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String path(EnrolmentLink link) {
        return "/api/v1/enrolments/" + link.enrolmentId();
    }
}
