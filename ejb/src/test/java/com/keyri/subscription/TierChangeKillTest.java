package com.keyri.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeState;
import com.keyri.wiring.SteppingProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A process that changes a tier is killed by the system, at each of its steps in turn; another one goes on when its
 * lease has ended. Stripe has changed and invoiced it once then.
 */
class TierChangeKillTest {
    private static final int KILLS = Integer.getInteger("keyri.usage.kills", 20);

    /** Of an upgrade, which has the most. */
    private static final int STEPS = 28;

    private final TreeSet<Integer> stoodAt = new TreeSet<>();

    @Test
    void shouldChangeOnceWhereverTheProcessThatDoesItIsKilled() throws Exception {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion present = world.plan(1_000);
            String subscription = world.subscribe(present);
            for (int kill = 0; kill < KILLS; kill++) {
                world.clock.pass(Duration.ofHours(3));
                PlanVersion next = world.plan(present.terms().flatFee() + 700);
                int invoices = invoices(world, subscription);
                TierChange change = world.service()
                        .change(
                                next.id(),
                                world.service().offer(next.id()).proration().at());
                killAt(world, 1 + (kill * 3) % STEPS);
                goOn(world);

                assertEquals(TierChangeState.DONE, world.change(change.id()).state(), "kill " + kill);
                assertEquals(invoices + 1, invoices(world, subscription), "kill " + kill);
                assertEquals(1, world.atStripe(subscription).items().size(), "kill " + kill);
                assertEquals(
                        Optional.of(next.id()), world.mirrored(subscription).version());
                assertEquals(List.of(), world.differences(subscription), "kill " + kill);
                present = next;
            }
        }
        assertTrue(stoodAt.size() >= Math.min(KILLS, STEPS) - 8, "killed at steps " + stoodAt);
    }

    @Test
    void shouldPlanOnceWhereverTheProcessThatDoesItIsKilled() throws Exception {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion big = world.plan(90_000);
            PlanVersion small = world.plan(10);
            String subscription = world.subscribe(big);
            for (int kill = 0; kill < Math.max(4, KILLS / 4); kill++) {
                TierChange change = world.service()
                        .change(
                                small.id(),
                                world.service().offer(small.id()).proration().at());
                killAt(world, 8 + kill);
                goOn(world);
                assertEquals(
                        TierChangeState.SCHEDULED, world.change(change.id()).state(), "kill " + kill);
                assertTrue(world.atStripe(subscription).schedule().isPresent());

                world.service().withdraw(change.id());
                killAt(world, 8 + kill);
                goOn(world);
                assertEquals(
                        TierChangeState.WITHDRAWN, world.change(change.id()).state(), "kill " + kill);
                assertEquals(Optional.empty(), world.atStripe(subscription).schedule());
            }
        }
    }

    private static int invoices(BillingWorld world, String subscription) {
        return world.account
                .get("/v1/invoices?limit=100&subscription=" + subscription)
                .getJsonArray("data")
                .size();
    }

    private static void goOn(BillingWorld world) {
        for (int i = 0; i < 3; i++) {
            world.clock.pass(Duration.ofMinutes(4));
            world.saga().runDue();
        }
    }

    private void killAt(BillingWorld world, int step) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                Integer.toString(world.database.port()),
                world.stripe.url(),
                world.account.key(),
                world.clock.instant().toString());
        if (SteppingProcess.killAt(TierWorker.class, arguments, step)) {
            stoodAt.add(step);
        }
    }
}
