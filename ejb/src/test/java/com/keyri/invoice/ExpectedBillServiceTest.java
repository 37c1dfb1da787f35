package com.keyri.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.account.model.AccountId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.invoice.model.ExpectedBill;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanMoveId;
import com.keyri.plan.model.PlanMoveState;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.store.PlanMoveStore;
import com.keyri.subscription.BillingWorld;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a customer is told that the next invoice will say, over a real PostgreSQL. */
class ExpectedBillServiceTest {
    private final BillingWorld world = new BillingWorld();
    private final Plan plan = plan();
    private final PlanVersion first = world.version(plan, 1, terms(4_900), Optional.empty());
    private final Instant end = world.mirrored(world.subscribe(first)).periodEnd();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldAskForTheVersionToWhichTheCustomerWillBeMoved() {
        PlanVersion next = world.version(plan, 2, terms(5_900), Optional.empty());
        move(next, end.minusSeconds(1));
        assertEquals(5_900, fee());
    }

    @Test
    void shouldAskForThePresentVersionWhereTheMoveIsLater() {
        PlanVersion next = world.version(plan, 2, terms(5_900), Optional.empty());
        move(next, end);
        assertEquals(4_900, fee());
    }

    @Test
    void shouldAskForThePresentVersionWhereTheMoveWillBeDropped() {
        move(world.version(plan(), 1, terms(5_900), Optional.empty()), end.minusSeconds(1));
        assertEquals(4_900, fee());
    }

    private long fee() {
        ExpectedBill bill = world.wiring
                .call(() -> world.wiring.get(ExpectedBillService.class).read())
                .orElseThrow();
        return bill.total().minorUnits();
    }

    private void move(PlanVersion version, Instant notBefore) {
        Instant now = world.clock.instant();
        world.asStaff(entities -> {
            TestDatabase.store(PlanMoveStore.class, entities)
                    .plan(
                            new PlanMove(
                                    PlanMoveId.at(now),
                                    version.id(),
                                    world.organization,
                                    notBefore,
                                    now,
                                    PlanMoveState.PLANNED),
                            AccountId.at(now));
            return version;
        });
    }

    private static Plan plan() {
        UUID id = UUID.randomUUID();
        return new Plan(new PlanId(id), "Plan " + id, "", PlanState.OFFERED, Shop.NOW, 1);
    }

    private static PlanTerms terms(long fee) {
        return new PlanTerms(BillingWorld.EUR, BillingInterval.MONTH, fee, 0, List.of(), Map.of());
    }
}
