package com.keyri.plan.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanMoveState;
import com.keyri.plan.model.PlanPublication;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanMoveStoreTest {
    private final TestDatabase database = TestDatabase.shared();
    private final AccountId clerk = AccountId.at(NOW);
    private final PlanVersionId version = PlanVersionId.at(NOW);
    private Shop shop;
    private Shop other;

    @BeforeEach
    void makeAVersion() {
        shop = Shop.open(database);
        other = Shop.open(database);
        Plan plan = new Plan(PlanId.at(NOW), "Plan " + UUID.randomUUID(), "", PlanState.OFFERED, NOW, 1);
        PlanTerms terms =
                new PlanTerms(Currency.getInstance("EUR"), BillingInterval.MONTH, 100, 0, List.of(), Map.of());
        asStaff(entities -> {
            PlanStore plans = store(PlanStore.class, entities);
            plans.add(new PlanEntity(plan.id(), plan.name(), "", NOW));
            plans.add(
                    new PlanVersion(version, plan, 1, Optional.empty(), terms, Optional.empty(), NOW),
                    Optional.of(clerk));
            return plan;
        });
    }

    @Test
    void shouldBeDueWhenItsTimeHasComeAndTheVersionIsPublished() {
        PlanMove move = plan(shop, NOW.plusSeconds(60));
        assertEquals(List.of(), due(NOW.plusSeconds(120)));
        asStaff(entities -> store(PlanStore.class, entities)
                .publish(version, new PublishedPrices("prod_1", "price_" + move.id(), Map.of()), NOW));
        assertEquals(List.of(), due(NOW.plusSeconds(59)));
        assertEquals(List.of(move), due(NOW.plusSeconds(60)));

        assertEquals(false, end(other, move));
        assertEquals(true, end(shop, move));
        assertEquals(false, end(shop, move));
        assertEquals(List.of(), due(NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void shouldLetOthersGoBeforeWhatStaysDue() {
        Instant longAgo = Instant.parse("2001-05-01T00:00:00Z");
        Instant later = longAgo.plus(Duration.ofMinutes(15));
        asStaff(entities -> store(PlanStore.class, entities)
                .publish(
                        version,
                        new PublishedPrices(
                                "prod_1",
                                "price_" + UUID.randomUUID().toString().replace("-", ""),
                                Map.of()),
                        NOW));
        PlanMove stuck = plan(shop, longAgo);
        PlanMove next = plan(other, longAgo.plusSeconds(1));
        assertEquals(List.of(stuck), take(longAgo.plusSeconds(2), later, 1));
        assertEquals(List.of(next), take(longAgo.plusSeconds(2), later, 1));
        assertEquals(List.of(), take(later.minusMillis(1), later, 1));
        assertEquals(1, take(later, later.plusSeconds(9), 1).size());
        end(shop, stuck);
        end(other, next);
    }

    private List<PlanMove> take(Instant now, Instant again, int limit) {
        return database.transact(
                entities -> store(PlanMoveStore.class, entities).due(now, again, limit));
    }

    @Test
    void shouldReplaceTheMoveThatWasPlanned() {
        PlanMove first = plan(shop, NOW);
        PlanMove second = plan(shop, NOW.plusSeconds(1));
        PlanMove others = plan(other, NOW);
        assertEquals(Optional.of(second), within(shop, store -> store.planned(shop.organization())));
        List<PlanMove> listed =
                asStaff(entities -> store(PlanMoveStore.class, entities).list(version, Optional.empty(), 10));
        assertEquals(
                List.of(PlanMoveState.REPLACED, PlanMoveState.PLANNED, PlanMoveState.PLANNED),
                List.of(first, second, others).stream()
                        .map(move -> listed.stream()
                                .filter(each -> each.id().equals(move.id()))
                                .findFirst()
                                .orElseThrow()
                                .state())
                        .toList());
        assertEquals(Optional.empty(), within(other, store -> store.planned(shop.organization())));
    }

    @Test
    void shouldTakeTwoPeopleToPublish() {
        AccountId second = AccountId.at(NOW);
        asStaff(entities -> {
            store(PlanPublicationStore.class, entities).ask(version, clerk, NOW);
            return version;
        });
        assertThrows(PersistenceException.class, () -> confirm(clerk));
        assertEquals(Optional.empty(), find().orElseThrow().confirmedBy());
        confirm(second);
        assertEquals(Optional.of(new PlanPublication(version, clerk, NOW, Optional.of(second), 0)), find());
        asStaff(entities -> {
            store(PlanPublicationStore.class, entities).noteFailure(version);
            store(PlanPublicationStore.class, entities).ask(version, second, NOW.plusSeconds(1));
            return version;
        });
        assertEquals(
                Optional.of(new PlanPublication(version, second, NOW.plusSeconds(1), Optional.empty(), 1)), find());
        assertEquals(
                Optional.empty(),
                database.within(
                        shop.organization(),
                        entities -> store(PlanPublicationStore.class, entities).find(version)));
    }

    private Optional<PlanPublication> find() {
        return asStaff(entities -> store(PlanPublicationStore.class, entities).find(version));
    }

    private void confirm(AccountId by) {
        asStaff(entities -> {
            store(PlanPublicationStore.class, entities).confirm(version, by, NOW);
            return version;
        });
    }

    private PlanMove plan(Shop customer, Instant notBefore) {
        PlanMove move = new PlanMove(
                PlanMoveId.at(NOW), version, customer.organization(), notBefore, NOW, PlanMoveState.PLANNED);
        asStaff(entities -> {
            store(PlanMoveStore.class, entities).plan(move, clerk);
            return move;
        });
        return move;
    }

    private boolean end(Shop customer, PlanMove move) {
        return within(customer, store -> store.end(move.id(), PlanMoveState.DONE, NOW));
    }

    private List<PlanMove> due(Instant now) {
        return database
                .transact(entities -> store(PlanMoveStore.class, entities).due(now, now, 1_000))
                .stream()
                .filter(move -> move.version().equals(version))
                .toList();
    }

    private <T> T within(Shop customer, Function<PlanMoveStore, T> work) {
        return database.within(customer.organization(), entities -> work.apply(store(PlanMoveStore.class, entities)));
    }

    private <T> T asStaff(Function<EntityManager, T> work) {
        return database.transact(entities -> {
            entities.createNativeQuery("select enter_staff()").getSingleResult();
            return work.apply(entities);
        });
    }
}
