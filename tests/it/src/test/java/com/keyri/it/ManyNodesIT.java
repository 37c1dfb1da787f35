package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.ConnectionException;
import com.keyri.client.EventType;
import com.keyri.client.SignedIn;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one database; started once, so the tests that end a node come last. */
@Order(Integer.MAX_VALUE - 2)
@Timeout(200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyNodesIT {
    private TwoNodes nodes;

    @BeforeAll
    void start() {
        nodes = TwoNodes.start(Map.of());
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    @AfterEach
    void shouldHaveAnsweredAsDocumented() {
        assertEquals(List.of(), nodes.violations());
    }

    @Test
    @Order(1)
    void shouldSignInAcrossNodesByAskingTheDatabase(TestReporter reporter) {
        reporter.publishEntry(
                "claim to browser, by the database", signInsAcross().toMillis() + " ms");
    }

    @Test
    @Order(8)
    void shouldFinishASignInWhosePhonesNodeIsKilled() {
        Phone phone = nodes.phoneAtSecond();
        try (BrowserSignIn signIn = nodes.pageAtFirst().show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            nodes.second.kill();
            nodes.wayTwo.turnTo(nodes.first.port());
            Page.type(signIn, claim);
            phone.authenticator().approve(claim);
            assertSignedIn(phone, signIn.redeem(Page.await(signIn, EventType.APPROVED)));
        } finally {
            nodes.restartSecond(Map.of());
        }
    }

    @Test
    @Order(9)
    void shouldFinishASignInWhoseBrowsersNodeIsKilled() {
        Phone phone = nodes.phoneAtSecond();
        try (BrowserSignIn signIn = nodes.pageAtFirst().show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            Page.await(signIn, EventType.NUMBER_WANTED);
            nodes.first.kill();
            assertThrows(ConnectionException.class, () -> signIn.await(EventType.APPROVED, Duration.ofSeconds(10)));
            nodes.wayOne.turnTo(nodes.second.port());
            signIn.connect();
            Page.type(signIn, claim);
            phone.authenticator().approve(claim);
            assertSignedIn(phone, signIn.redeem(Page.await(signIn, EventType.APPROVED)));
        }
    }

    /** Browser and phone on different nodes, five times each way; how long a claim takes to the browser in the mean. */
    private Duration signInsAcross() {
        Duration all = Duration.ZERO;
        int times = 5;
        for (int i = 0; i < times; i++) {
            all = all.plus(signInAcross(nodes.pageAtFirst(), nodes.phoneAtSecond()));
            all = all.plus(signInAcross(nodes.pageAtSecond(), nodes.phoneAtFirst()));
        }
        return all.dividedBy(2 * times);
    }

    private static Duration signInAcross(Page page, Phone phone) {
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            long claimed = System.nanoTime();
            Page.await(signIn, EventType.NUMBER_WANTED);
            Duration took = Duration.ofNanos(System.nanoTime() - claimed);
            signIn.enterNumber(com.keyri.protocol.MatchingNumber.parse(Page.shownNumber(claim)));
            phone.authenticator().approve(claim);
            SignedIn signedIn = signIn.redeem(Page.await(signIn, EventType.APPROVED));
            assertSignedIn(phone, signedIn);
            return took;
        }
    }

    private static void assertSignedIn(Phone phone, SignedIn signedIn) {
        assertTrue(phone.shop().server().introspect(signedIn.idToken(), null).isPresent());
    }
}
