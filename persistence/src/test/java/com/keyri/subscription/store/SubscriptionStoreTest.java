package com.keyri.subscription.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.subscription.model.MirroredItem;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SubscriptionStoreTest {
    private static final Instant NOW = Shop.NOW;

    private final TestDatabase database = TestDatabase.shared();
    private final OrganizationId organization = Shop.open(database).organization();
    private final String id = "sub_" + organization.value().toString().replace("-", "");

    @Test
    void shouldKeepAReadingAndShowItAgain() {
        Subscription read = read(id, SubscriptionStatus.TRIALING);

        assertTrue(keep(read, 0));

        assertEquals(Optional.of(read), within(store -> store.find(id)));
        assertEquals(Optional.of(read), within(store -> store.findLive(organization)));
        assertEquals(Long.valueOf(1), within(store -> store.readCount(id)));
    }

    @Test
    void shouldNotKeepAReadingThatBeganBeforeTheOneThatWasKept() {
        keep(read(id, SubscriptionStatus.TRIALING), 0);
        assertTrue(keep(read(id, SubscriptionStatus.ACTIVE), 1));

        assertFalse(keep(read(id, SubscriptionStatus.PAST_DUE), 1));
        assertFalse(keep(read(id, SubscriptionStatus.PAST_DUE), 0));

        assertEquals(
                SubscriptionStatus.ACTIVE,
                within(store -> store.find(id)).orElseThrow().status());
    }

    @Test
    void shouldNotBringBackWhatHasEnded() {
        keep(read(id, SubscriptionStatus.CANCELED), 0);

        assertFalse(keep(read(id, SubscriptionStatus.ACTIVE), 1));

        assertEquals(Optional.empty(), within(store -> store.findLive(organization)));
        assertEquals(
                SubscriptionStatus.CANCELED,
                within(store -> store.findLast(organization)).orElseThrow().status());
    }

    @Test
    void shouldHaveOneLiveSubscriptionOfAnOrganization() {
        keep(read(id, SubscriptionStatus.ACTIVE), 0);

        assertFalse(keep(read(id + "b", SubscriptionStatus.ACTIVE), 0));
        assertTrue(keep(read(id + "c", SubscriptionStatus.CANCELED), 0));
    }

    @Test
    void shouldEnterTheOrganizationOfItsCustomerAndNoOther() {
        String customer = "cus_" + organization.value().toString().replace("-", "");
        within(store -> {
            store.addCustomer(organization, customer, NOW);
            return true;
        });
        OrganizationId other = Shop.open(database).organization();
        database.within(other, entities -> {
            TestDatabase.store(SubscriptionStore.class, entities).addCustomer(other, customer, NOW);
            return true;
        });

        assertEquals(
                Optional.of(organization),
                database.transact(entities ->
                        TestDatabase.store(SubscriptionStore.class, entities).enterByCustomer(customer)));
        assertEquals(
                Optional.empty(),
                database.transact(entities ->
                        TestDatabase.store(SubscriptionStore.class, entities).enterByCustomer("cus_no")));
        assertEquals(Optional.of(customer), within(store -> store.findCustomer(organization)));
    }

    private boolean keep(Subscription read, long readCount) {
        return within(store -> store.keep(read, readCount, NOW));
    }

    private <T> T within(Function<SubscriptionStore, T> work) {
        return database.within(
                organization, entities -> work.apply(TestDatabase.store(SubscriptionStore.class, entities)));
    }

    private Subscription read(String of, SubscriptionStatus status) {
        return new Subscription(
                of,
                organization,
                "cus_1",
                status,
                Optional.empty(),
                List.of(new MirroredItem("si_1", "price_\"1")),
                NOW,
                NOW.plus(Duration.ofDays(30)),
                Optional.of(NOW.plus(Duration.ofDays(7))),
                Optional.empty(),
                Optional.of("sub_sched_1"),
                false,
                NOW);
    }
}
