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

    @Test
    void shouldGiveOutACustomerWhomNobodyCouldReadWhenTheLeaseHasEnded() {
        String customer = "cus_" + organization.value().toString().replace("-", "");
        Instant longAgo = Instant.parse("2001-06-01T00:00:00Z");
        Instant dayAfter = longAgo.plus(Duration.ofDays(1)).plusSeconds(1);
        Instant lease = dayAfter.plus(Duration.ofMinutes(10));
        within(store -> {
            store.addCustomer(organization, customer, longAgo);
            return true;
        });
        assertFalse(isDue(customer, dayAfter.minusSeconds(1), lease));
        assertTrue(isDue(customer, dayAfter, lease));
        assertFalse(isDue(customer, lease.minusSeconds(1), lease));
        assertTrue(isDue(customer, lease, lease.plusSeconds(600)));
        database.transact(entities -> {
            TestDatabase.store(SubscriptionStore.class, entities).endReading(customer, lease);
            return true;
        });
        assertFalse(isDue(customer, lease.plusSeconds(601), lease.plusSeconds(1200)));
        assertTrue(isDue(customer, lease.plus(Duration.ofDays(2)), lease.plus(Duration.ofDays(3))));
    }

    private boolean isDue(String customer, Instant now, Instant lease) {
        return database.transact(entities -> TestDatabase.store(SubscriptionStore.class, entities)
                .dueCustomers(now, lease, now.minus(Duration.ofDays(1)), 10_000)
                .contains(customer));
    }

    @Test
    void shouldLetTheStaffAloneForgetACustomer() {
        String customer = "cus_" + organization.value().toString().replace("-", "");
        within(store -> {
            store.addCustomer(organization, customer, NOW);
            store.forgetCustomer(customer);
            return true;
        });
        assertEquals(Optional.of(customer), within(store -> store.findCustomer(organization)));
        database.transact(entities -> {
            entities.createNativeQuery("select enter_staff()").getSingleResult();
            TestDatabase.store(SubscriptionStore.class, entities).forgetCustomer(customer);
            return true;
        });
        within(store -> {
            store.addCustomer(organization, customer + "2", NOW);
            return true;
        });
        assertEquals(Optional.of(customer + "2"), within(store -> store.findCustomer(organization)));
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
