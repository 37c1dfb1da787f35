package com.keyri.plan.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.plan.model.UnitPrice;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanStoreTest {
    private static final PlanTerms CHEAP = terms(100);
    private static final PlanTerms DEAR = terms(900);

    private final TestDatabase database = TestDatabase.shared();
    private final PlanId plan = PlanId.at(NOW);
    private final String name = "Plan " + UUID.randomUUID();
    private Shop shop;
    private Shop other;

    @BeforeEach
    void openShops() {
        shop = Shop.open(database);
        other = Shop.open(database);
        asStaff(entities -> {
            store(PlanStore.class, entities).add(new PlanEntity(plan, name, "For shops", NOW));
            return plan;
        });
    }

    @Test
    void shouldTellAVersionWithItsPlan() {
        PlanVersionId id = add(1, Optional.empty(), CHEAP);
        assertEquals(
                Optional.of(new PlanVersion(
                        id,
                        new Plan(plan, name, "For shops", PlanState.OFFERED, NOW, 1),
                        1,
                        Optional.empty(),
                        CHEAP,
                        Optional.empty(),
                        NOW)),
                within(shop, store -> store.find(id)));
        assertEquals(Optional.empty(), within(shop, store -> store.find(PlanVersionId.at(NOW))));
    }

    @Test
    void shouldHideAnOverrideFromOthers() {
        PlanVersionId override = add(1, Optional.of(shop.organization()), CHEAP);
        assertTrue(within(shop, store -> store.find(override)).isPresent());
        assertTrue(asStaff(entities -> store(PlanStore.class, entities).find(override))
                .isPresent());
        assertEquals(Optional.empty(), within(other, store -> store.find(override)));
        assertEquals(
                Optional.empty(),
                database.transact(entities -> store(PlanStore.class, entities).find(override)));
        publish(override, "secret");
        assertEquals(Optional.empty(), within(other, store -> store.byStripePrice("price_secret")));
        assertTrue(within(shop, store -> store.byStripePrice("price_secret")).isPresent());
        assertEquals(List.of(), offers(other));
    }

    @Test
    void shouldOfferTheNewestPublishedVersionAndAnOverrideBeforeIt() {
        PlanVersionId first = add(1, Optional.empty(), CHEAP);
        assertEquals(List.of(), offers(shop));
        publish(first, "first" + UUID.randomUUID().toString().replace("-", ""));
        PlanVersionId override = add(2, Optional.of(shop.organization()), CHEAP);
        PlanVersionId third = add(3, Optional.empty(), DEAR);
        assertEquals(List.of(first), offers(shop));

        publish(override, UUID.randomUUID().toString().replace("-", ""));
        publish(third, UUID.randomUUID().toString().replace("-", ""));
        assertEquals(List.of(override), offers(shop));
        assertEquals(List.of(third), offers(other));
        assertEquals(
                Optional.of(third), within(other, store -> store.latest(plan)).map(PlanVersion::id));
        assertEquals(
                Optional.of(override),
                within(shop, store -> store.override(plan, shop.organization())).map(PlanVersion::id));
        assertEquals(
                List.of(3, 1),
                within(other, store -> store.versions(plan, PlanVersion.MOST_VERSIONS, 10)).stream()
                        .map(PlanVersion::number)
                        .toList());

        asStaff(entities -> {
            store(PlanStore.class, entities).findToChange(plan).orElseThrow().enter(PlanState.WITHDRAWN);
            return plan;
        });
        assertEquals(List.of(), offers(shop));
        assertTrue(within(shop, store -> store.find(first)).isPresent());
    }

    @Test
    void shouldFindAVersionByEachOfItsPricesAndByNothingElse() {
        PlanVersionId version = add(1, Optional.empty(), CHEAP);
        String own = UUID.randomUUID().toString().replace("-", "");
        publish(version, own);
        assertEquals(Optional.of(version), byPrice("price_" + own));
        assertEquals(Optional.of(version), byPrice("price_u" + own));
        assertEquals(Optional.empty(), byPrice("price_" + own.substring(1)));
        assertEquals(Optional.empty(), byPrice(own));
        assertEquals(Optional.empty(), byPrice("price_" + own + "\",\""));
        assertEquals(Optional.empty(), byPrice(""));
    }

    @Test
    void shouldPublishOnce() {
        PlanVersionId version = add(1, Optional.empty(), CHEAP);
        publish(version, UUID.randomUUID().toString().replace("-", ""));
        assertFalse(tryToPublish(version, prices("again")));
        assertThrows(
                PersistenceException.class,
                () -> asStaff(entities -> entities.createNativeQuery(
                                "update plan_version set stripe_product = 'prod_x' where id = ?1")
                        .setParameter(1, version.value())
                        .executeUpdate()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terms = replace(terms, '100', '1')",
                "number = number + 1",
                "organization_id = (select id from organization limit 1)",
                "plan_id = (select id from plan where id <> plan_id limit 1)",
                "made_at = now()",
                "made_by = id"
            })
    void shouldNeverChangeAVersion(String change) {
        PlanVersionId version = add(1, Optional.empty(), CHEAP);
        asStaff(entities -> {
            store(PlanStore.class, entities).add(new PlanEntity(PlanId.at(NOW), name + "2", "", NOW));
            return plan;
        });
        PersistenceException refusal = assertThrows(
                PersistenceException.class,
                () -> asStaff(
                        entities -> entities.createNativeQuery("update plan_version set " + change + " where id = ?1")
                                .setParameter(1, version.value())
                                .executeUpdate()));
        assertTrue(refusal.getMessage().contains("a version of a plan never changes"), refusal.getMessage());
        assertEquals(
                Optional.of(CHEAP), within(shop, store -> store.find(version)).map(PlanVersion::terms));
    }

    @Test
    void shouldLetNobodyButStaffMakeAVersionOrRemoveOne() {
        assertThrows(
                PersistenceException.class,
                () -> database.within(shop.organization(), entities -> {
                    add(entities, version(1, Optional.of(shop.organization()), CHEAP));
                    return plan;
                }));
        PlanVersionId version = add(1, Optional.empty(), CHEAP);
        assertThrows(
                PersistenceException.class,
                () -> asStaff(entities -> entities.createNativeQuery("delete from plan_version where id = ?1")
                        .setParameter(1, version.value())
                        .executeUpdate()));
    }

    private Optional<PlanVersionId> byPrice(String price) {
        return within(other, store -> store.byStripePrice(price)).map(PlanVersion::id);
    }

    private List<PlanVersionId> offers(Shop customer) {
        return within(customer, store -> store.forOrganization(customer.organization())).stream()
                .filter(version -> version.plan().id().equals(plan))
                .map(PlanVersion::id)
                .toList();
    }

    private PlanVersionId add(int number, Optional<OrganizationId> customer, PlanTerms terms) {
        return asStaff(entities -> add(entities, version(number, customer, terms)));
    }

    private static PlanVersionId add(EntityManager entities, PlanVersion version) {
        store(PlanStore.class, entities).add(version, Optional.of(AccountId.at(NOW)));
        return version.id();
    }

    private PlanVersion version(int number, Optional<OrganizationId> customer, PlanTerms terms) {
        Plan found = new Plan(plan, name, "For shops", PlanState.OFFERED, NOW, 1);
        return new PlanVersion(PlanVersionId.at(NOW), found, number, customer, terms, Optional.empty(), NOW);
    }

    private void publish(PlanVersionId version, String suffix) {
        assertTrue(tryToPublish(version, prices(suffix)));
    }

    private boolean tryToPublish(PlanVersionId version, PublishedPrices prices) {
        return asStaff(entities -> store(PlanStore.class, entities).publish(version, prices, NOW));
    }

    private static PublishedPrices prices(String suffix) {
        return new PublishedPrices(
                "prod_" + suffix, "price_" + suffix, Map.of(Meter.AUTHENTICATIONS, "price_u" + suffix));
    }

    private static PlanTerms terms(long flatFee) {
        Charge charge = new Charge(Meter.AUTHENTICATIONS, 10, new PerUnitPrice(new UnitPrice(new BigDecimal("0.5"))));
        return new PlanTerms(Currency.getInstance("EUR"), BillingInterval.MONTH, flatFee, 0, List.of(charge), Map.of());
    }

    private <T> T within(Shop customer, Function<PlanStore, T> work) {
        return database.within(customer.organization(), entities -> work.apply(store(PlanStore.class, entities)));
    }

    private <T> T asStaff(Function<EntityManager, T> work) {
        return database.transact(entities -> {
            entities.createNativeQuery("select enter_staff()").getSingleResult();
            return work.apply(entities);
        });
    }
}
