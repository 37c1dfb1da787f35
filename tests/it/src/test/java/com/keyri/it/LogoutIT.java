package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.PastSignIn;
import com.keyri.client.User;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.LogoutToken;
import com.keyri.protocol.LogoutTokenVerifier;
import com.keyri.test.Keyri;
import com.keyri.test.LogoutReceiver;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** "This wasn't me", and what the application hears of it (OIDC back-channel logout). */
@ExtendWith(RunningEar.class)
class LogoutIT {
    private final TestServer server;
    private final Keyri keyri;
    private final LogoutReceiver receiver;
    private Shop shop;
    private Page page;
    private Phone phone;

    LogoutIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
        this.receiver = LogoutReceiver.start(server.certificateFor("localhost"));
    }

    @BeforeEach
    void openShop() {
        shop = Shop.open(keyri);
        keyri.operator().changeApplication(shop.applicationId(), Map.of("backchannelLogoutUri", receiver.uri()));
        page = shop.page();
        phone = shop.enrol(Shop.newUser());
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void shouldEndTheSessionForgetTheBrowserAndTellTheApplication() {
        Recognitions.know(page, phone);
        String token = page.signIn(phone).idToken();
        PastSignIn last = phone.account().signIns().get(0);
        phone.account().disavow(last.signInId());

        assertTrue(shop.server().introspect(token, null).isEmpty());
        assertTrue(phone.account().signIns().get(0).ended());
        try (BrowserSignIn next = page.show()) {
            assertFalse(phone.scan(next).signIn().browserKnown());
        }

        LogoutToken logout = verified(receiver.next());
        assertEquals(phone.userId(), logout.subject());
        assertEquals(last.signInId(), logout.signInId());
    }

    @Test
    void shouldTellTheApplicationAgainWhenItDidNotListen() {
        receiver.failNext(1);
        page.signIn(phone);
        phone.account().disavow(phone.account().signIns().get(0).signInId());
        LogoutToken first = verified(receiver.next());
        LogoutToken second = verified(receiver.next());
        assertEquals(first.signInId(), second.signInId());
        // Whoever failed half-way may remember the first.
        assertNotEquals(first.id(), second.id());
    }

    @Test
    void shouldTellAnApplicationInTimeWhileAnotherNeverEndsItsAnswer() {
        receiver.trickle();
        try (LogoutReceiver prompt = LogoutReceiver.start(server.certificateFor("localhost"))) {
            Shop other = Shop.open(keyri);
            keyri.operator().changeApplication(other.applicationId(), Map.of("backchannelLogoutUri", prompt.uri()));
            Phone otherPhone = other.enrol(Shop.newUser());
            for (int i = 0; i < 3; i++) {
                page.signIn(phone);
            }
            phone.account().signIns().forEach(past -> phone.account().disavow(past.signInId()));
            receiver.next();
            other.page().signIn(otherPhone);
            long start = System.nanoTime();
            otherPhone.account().disavow(otherPhone.account().signIns().get(0).signInId());

            prompt.next();

            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(waited.compareTo(Duration.ofSeconds(10)) < 0, waited.toString());
            receiver.next();
            receiver.next();
            assertEquals(List.of(), receiver.more());
        }
    }

    @Test
    void shouldSignATokenThatCountsForTwoMinutes() {
        page.signIn(phone);
        phone.account().disavow(phone.account().signIns().get(0).signInId());
        LogoutToken token = verified(receiver.next());
        assertEquals(
                Duration.ofMinutes(2),
                Duration.between(token.issuance().issuedAt(), token.issuance().expiresAt()));
    }

    @Test
    void shouldTellTheApplicationWhenADeviceIsRevokedOrItsUserSuspended() {
        page.signIn(phone);
        shop.server().revokeDevice(phone.userId(), phone.id());
        assertTrue(receiver.next().length() > 100);
        Phone other = shop.enrol(Shop.newUser());
        page.signIn(other);
        shop.server().changeUser(other.userId(), User.State.SUSPENDED);
        assertTrue(receiver.next().length() > 100);
    }

    @Test
    void shouldLetAnyActiveDeviceOfTheUserSayIt() {
        Phone second = shop.register(phone.userId(), "Second phone");
        shop.server().confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        phone.account()
                .approve(phone.account().peers().devices().stream()
                        .filter(peer -> !peer.self())
                        .findFirst()
                        .orElseThrow());
        String token = page.signIn(phone).idToken();
        second.account().disavow(phone.account().signIns().get(0).signInId());
        assertTrue(shop.server().introspect(token, null).isEmpty());
    }

    @Test
    void shouldNotLetAnybodyElseSayIt() {
        String token = page.signIn(phone).idToken();
        String signIn = phone.account().signIns().get(0).signInId();
        String path = "/api/v1/sign-ins/" + signIn + "/disavowal";
        Phone other = shop.enrol(Shop.newUser());
        String nonce = other.call("POST", path, "ask")
                .json(Map.of("deviceId", other.id()))
                .send()
                .isProblem(401, "use-dpop-nonce")
                .header("DPoP-Nonce");
        other.call("POST", path, nonce)
                .json(Map.of("deviceId", other.id()))
                .send()
                .isProblem(404, "not-found");
        other.call("POST", path, nonce)
                .json(Map.of("deviceId", phone.id()))
                .send()
                .isProblem(401, "invalid-proof");
        assertTrue(shop.server().introspect(token, null).isPresent());
    }

    @Test
    void shouldEndASessionOnce() {
        page.signIn(phone);
        String signIn = phone.account().signIns().get(0).signInId();
        phone.account().disavow(signIn);
        phone.account().disavow(signIn);
        receiver.next();
        assertEquals(List.of(), receiver.more());
    }

    /** As an application's server would: by the published keys, the issuer and its own id. */
    private LogoutToken verified(String token) {
        JwkSet published =
                JwkSet.parse(keyri.get("/.well-known/jwks.json").send().is(200).body());
        return new LogoutTokenVerifier(keyri.publicUrl(), shop.applicationId(), published::find, Clock.systemUTC())
                .verify(token);
    }
}
