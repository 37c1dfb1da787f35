package com.keyri.subscription.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.subscription.model.CutOff;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.Entitlement.GraceTerms;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.subscription.model.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EntitlementStoreTest {
    private static final Instant NOW = Shop.NOW;
    private static final GraceTerms TERMS = new GraceTerms(Duration.ofDays(14), Duration.ofDays(5));

    private final TestDatabase database = TestDatabase.shared();
    private final OrganizationId organization = Shop.open(database).organization();
    private final Entitlement none = Entitlement.none(organization, NOW);
    private final Entitlement late = none.after(Optional.of(SubscriptionStatus.PAST_DUE), Optional.empty(), TERMS, NOW);

    @Test
    void shouldKeepWhatWasSaidLast() {
        Entitlement cut = late.with(new CutOff(NOW, AccountId.at(NOW), "Fraud"));
        set(none);
        set(cut);

        assertEquals(Optional.of(cut), within(store -> store.find(organization)));
    }

    @Test
    void shouldTellWhoIsRestricted() {
        OrganizationId other = Shop.open(database).organization();
        set(late.at(TERMS, NOW.plus(Duration.ofDays(14))));
        database.within(other, entities -> {
            TestDatabase.store(EntitlementStore.class, entities)
                    .set(Entitlement.none(other, NOW).with(new CutOff(NOW, AccountId.at(NOW), "Fraud")));
            return true;
        });

        Map<OrganizationId, Standing> restricted = anywhere(EntitlementStore::restricted);

        assertEquals(Standing.LIMITED, restricted.get(organization));
        assertEquals(Standing.CUT_OFF, restricted.get(other));
        set(none);
        assertFalse(anywhere(EntitlementStore::restricted).containsKey(organization));
    }

    @Test
    void shouldTellWhoIsDueOnlyThen() {
        set(late);
        Instant due = late.nextLookAt().orElseThrow();

        assertFalse(anywhere(store -> store.due(due.minusMillis(1), 1000)).contains(organization));
        assertTrue(anywhere(store -> store.due(due, 1000)).contains(organization));
    }

    @Test
    void shouldShowTheStaffHowOrganizationsStand() {
        set(late);

        List<SubscribedCustomer> found = database.transact(entities -> {
            entities.createNativeQuery("select enter_staff()").getSingleResult();
            return TestDatabase.store(SubscribedCustomerStore.class, entities)
                    .list(Optional.of(Standing.GRACE), Optional.empty(), 1000);
        });

        SubscribedCustomer own = found.stream()
                .filter(each -> each.organization().equals(organization))
                .findFirst()
                .orElseThrow();
        assertEquals(late.graceUntil(), own.graceUntil());
        assertTrue(found.stream().allMatch(each -> each.standing() == Standing.GRACE));
    }

    @Test
    void shouldShowNobodyElseHowOrganizationsStand() {
        set(late);

        assertEquals(
                List.of(),
                database.transact(entities -> TestDatabase.store(SubscribedCustomerStore.class, entities)
                        .list(Optional.empty(), Optional.empty(), 1000)));
    }

    private void set(Entitlement entitlement) {
        within(store -> {
            store.set(entitlement);
            return true;
        });
    }

    private <T> T within(Function<EntitlementStore, T> work) {
        return database.within(
                organization, entities -> work.apply(TestDatabase.store(EntitlementStore.class, entities)));
    }

    private <T> T anywhere(Function<EntitlementStore, T> work) {
        return database.transact(entities -> work.apply(TestDatabase.store(EntitlementStore.class, entities)));
    }
}
