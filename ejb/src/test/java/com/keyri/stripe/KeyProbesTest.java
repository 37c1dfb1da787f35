package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.TestDatabase;
import com.keyri.log.RecordedLog;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.model.ConnectionId;
import com.keyri.stripe.model.ConnectionState;
import com.keyri.stripe.store.ConnectionStore;
import com.keyri.stripe.store.StoredConnection;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeRights;
import com.keyri.wiring.Wiring;
import com.stripe.net.ApiResource.RequestMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys from their entry to their use, on a real PostgreSQL and against the stand-in. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class KeyProbesTest {
    /** Each test has a day of its own, so that its key is the newest one. */
    private static final AtomicLong DAYS = new AtomicLong();

    private final StripeLine line = new StripeLine();
    private final Wiring wiring = new Wiring(TestDatabase.shared(), line.clock);
    private final KeyProbes probes = new KeyProbes();

    @BeforeEach
    void wire() {
        line.clock.pass(Duration.ofDays(DAYS.incrementAndGet()));
        // What other tests have left may not be due here.
        wiring.run(() -> store().inUse()
                .ifPresent(left -> wiring.get(ConnectionStore.class)
                        .failed(left.id(), "", 0, line.clock.instant().plus(Duration.ofDays(3_000)))));
        probes.keys = wiring.get(StripeKeyService.class);
        probes.calls = line.calls;
        probes.ring = new StripeKeyRing();
        probes.clock = line.clock;
        probes.log = new RecordedLog().log();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void shouldUseAKeyThatMayExactlyWhatItHasTo() {
        ConnectionId id = enter(line.key);
        assertEquals(ConnectionState.PENDING, newest().state());
        assertTrue(probeDue());
        assertEquals(id, inUse().orElseThrow().id());
        assertEquals(ConnectionState.GOOD, newest().state());
        assertFalse(probeDue(), "once is enough for a day");
        line.clock.pass(Duration.ofDays(1));
        assertTrue(probeDue());
    }

    @Test
    void shouldGoOnWithTheKeyInUseWhereTheNewOneMayTooMuch() {
        ConnectionId good = enter(line.key);
        probeDue();
        Map<String, Level> rights = new HashMap<>(StripeRights.OF_INSTALLATION);
        rights.put("refund", Level.WRITE);
        enter(line.stripe.keys().restricted(rights));
        probeDue();
        assertEquals(good, inUse().orElseThrow().id());
        StoredConnection refused = newest();
        assertEquals(ConnectionState.REFUSED, refused.state());
        assertEquals(List.of("rak_refund_read"), refused.surplus());
        assertEquals(Optional.empty(), refused.wrapped(), "it is forgotten");
    }

    @Test
    void shouldReplaceTheKeyInUseByAnotherGoodOne() {
        enter(line.key);
        probeDue();
        ConnectionId next = enter(line.stripe.keys().restricted(StripeRights.OF_INSTALLATION));
        probeDue();
        assertEquals(next, inUse().orElseThrow().id());
    }

    @Test
    void shouldWaitWhereStripeIsAway() {
        enter(line.key);
        line.stripe.faults().next("POST /v1/subscriptions", Fault.FAILURE, 2);
        probeDue();
        assertEquals(ConnectionState.PENDING, newest().state());
        assertEquals("BROKEN", newest().trouble());
        assertFalse(probeDue(), "not before its time");
        line.clock.pass(Duration.ofSeconds(3));
        assertTrue(probeDue());
        assertEquals(ConnectionState.GOOD, newest().state());
        assertEquals("", newest().trouble());
    }

    @Test
    void shouldStopUsingAKeyThatWasRevokedAndUseItAgainWhereItIsGood() {
        enter(line.key);
        probeDue();
        line.stripe.keys().revoke(line.key);
        line.clock.pass(Duration.ofDays(1));
        probeDue();
        assertEquals(ConnectionState.REFUSED, inUse().orElseThrow().state());
        assertEquals("KEY_REFUSED", inUse().orElseThrow().trouble());
        assertEquals(
                Optional.empty(),
                wiring.call(() -> wiring.get(StripeKeyService.class).inUse()));
    }

    @Test
    void shouldRefuseAKeyOfAnotherAccount() {
        enter(line.key);
        probeDue();
        String ours = line.customer();
        wiring.use(KnownCustomers.class, () -> Optional.of(ours));
        probes.keys = wiring.call(() -> fresh());
        ConnectionId known = enter(line.stripe.keys().restricted(StripeRights.OF_INSTALLATION));
        probeDue();
        assertEquals(known, inUse().orElseThrow().id(), "it finds our customer");

        wiring.use(KnownCustomers.class, () -> Optional.of("cus_ofAnotherAccount"));
        probes.keys = wiring.call(() -> fresh());
        enter(line.stripe.keys().restricted(StripeRights.OF_INSTALLATION));
        probeDue();
        assertEquals(known, inUse().orElseThrow().id(), "the one before goes on");
        assertEquals(ConnectionState.REFUSED, newest().state());
        assertEquals("OTHER_ACCOUNT", newest().trouble());
        assertEquals(Optional.empty(), newest().wrapped(), "it is forgotten");
    }

    @Test
    void shouldFindACustomerThatWasDeleted() {
        String gone = line.customer();
        line.owner(RequestMethod.DELETE, "/v1/customers/" + gone, "");
        wiring.use(KnownCustomers.class, () -> Optional.of(gone));
        probes.keys = wiring.call(() -> fresh());
        enter(line.key);
        probeDue();
        assertEquals(ConnectionState.GOOD, newest().state());
    }

    private StripeKeyService fresh() {
        StripeKeyService service = new StripeKeyService();
        wiring.replace(StripeKeyService.class, service);
        return service;
    }

    private ConnectionId enter(String key) {
        SecretText secret = SecretText.of(key);
        ConnectionId id = ConnectionId.at(line.clock.instant());
        wiring.run(() -> store().add(
                        id,
                        wiring.get(StripeSecrets.class).wrapKey(secret),
                        StripeKeyForm.ending(secret),
                        StripeKeyForm.isLive(secret),
                        AccountId.at(line.clock.instant()),
                        line.clock.instant()));
        line.clock.pass(Duration.ofSeconds(1));
        return id;
    }

    private boolean probeDue() {
        return wiring.call(() -> probes.probeDue());
    }

    private ConnectionStore store() {
        return wiring.get(ConnectionStore.class);
    }

    private Optional<StoredConnection> inUse() {
        return wiring.call(() -> store().inUse());
    }

    private StoredConnection newest() {
        return wiring.call(() -> store().newest()).orElseThrow();
    }
}
