package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.stripe.StripeSubscription;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
import com.keyri.wiring.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The feature's services with a transaction for each call, as the container gives them one. */
final class Transacted {
    private Transacted() {}

    /** How a call is made: in a transaction, with a step before it and one after. */
    record Calls(Wiring wiring, Runnable step) {
        <T> T call(Supplier<T> work) {
            step.run();
            T result = wiring.call(work);
            step.run();
            return result;
        }

        void run(Runnable work) {
            call(() -> {
                work.run();
                return true;
            });
        }
    }

    static void wire(Wiring wiring) {
        wire(wiring, () -> {});
    }

    /** The same for whoever wants to stand still between the steps. */
    static void wire(Wiring beans, Runnable step) {
        Calls wiring = new Calls(beans, step);
        beans.replace(MirrorService.class, new Mirror(wiring));
        beans.replace(TierChangeService.class, new Changes(wiring));
        beans.replace(SubscriptionService.class, new Subscriptions(wiring));
        beans.replace(StandingService.class, new StandingsOfAll(wiring));
        beans.replace(PriceMoveService.class, new Moves(wiring));
    }

    private static final class Mirror extends MirrorService {
        private final Calls wiring;

        Mirror(Calls wiring) {
            this.wiring = wiring;
        }

        @Override
        public long readCount(String subscription) {
            return wiring.call(() -> super.readCount(subscription));
        }

        @Override
        public List<String> dueCustomers() {
            return wiring.call(super::dueCustomers);
        }

        @Override
        public void endReading(String customer) {
            wiring.run(() -> super.endReading(customer));
        }

        @Override
        public boolean mayHaveSettled(String customer) {
            return wiring.call(() -> super.mayHaveSettled(customer));
        }

        @Override
        public void settle(String customer) {
            wiring.run(() -> super.settle(customer));
        }

        @Override
        public void connect(OrganizationId organization, String customer) {
            wiring.run(() -> super.connect(organization, customer));
        }

        @Override
        public KeptReading keep(StripeSubscription read, long readCount) {
            return wiring.call(() -> super.keep(read, readCount));
        }

        @Override
        public void noteSecond(StripeSubscription read) {
            wiring.run(() -> super.noteSecond(read));
        }
    }

    private static final class Changes extends TierChangeService {
        private final Calls wiring;

        Changes(Calls wiring) {
            this.wiring = wiring;
        }

        @Override
        public Map<TierChangeId, OrganizationId> take() {
            return wiring.call(super::take);
        }

        @Override
        public Optional<TierChange> begin(TierChangeId id, OrganizationId organization) {
            return wiring.call(() -> super.begin(id, organization));
        }

        @Override
        public void putOff(TierChange change) {
            wiring.run(() -> super.putOff(change));
        }

        @Override
        public void waits(TierChange change, TierChangeState next, Instant until) {
            wiring.run(() -> super.waits(change, next, until));
        }

        @Override
        public void end(TierChange change, TierChangeState end, Optional<String> refusal) {
            wiring.run(() -> super.end(change, end, refusal));
        }

        @Override
        public void compare(TierChange change, Optional<Long> invoiced) {
            wiring.run(() -> super.compare(change, invoiced));
        }

        @Override
        public Optional<String> customer(TierChange change) {
            return wiring.call(() -> super.customer(change));
        }

        @Override
        public List<String> pricesBefore(TierChange change) {
            return wiring.call(() -> super.pricesBefore(change));
        }

        @Override
        public Set<String> flatPrices(TierChange change) {
            return wiring.call(() -> super.flatPrices(change));
        }
    }

    private static final class Subscriptions extends SubscriptionService {
        private final Calls wiring;

        Subscriptions(Calls wiring) {
            this.wiring = wiring;
        }

        @Override
        public SubscriptionView get() {
            return wiring.call(super::get);
        }

        @Override
        public TierOffer offer(PlanVersionId to) {
            return wiring.call(() -> super.offer(to));
        }

        @Override
        public TierChange change(PlanVersionId to, Instant proratedAt) {
            return wiring.call(() -> super.change(to, proratedAt));
        }

        @Override
        public TierChange withdraw(TierChangeId id) {
            return wiring.call(() -> super.withdraw(id));
        }

        @Override
        public String customer() {
            return wiring.call(super::customer);
        }
    }

    private static final class StandingsOfAll extends StandingService {
        private final Calls wiring;

        StandingsOfAll(Calls wiring) {
            this.wiring = wiring;
        }

        @Override
        public Map<OrganizationId, Standing> restricted() {
            return wiring.call(super::restricted);
        }

        @Override
        public List<OrganizationId> due() {
            return wiring.call(super::due);
        }

        @Override
        public void lookAt(OrganizationId organization) {
            wiring.run(() -> super.lookAt(organization));
        }
    }

    private static final class Moves extends PriceMoveService {
        private final Calls wiring;

        Moves(Calls wiring) {
            this.wiring = wiring;
        }

        @Override
        public List<PlanMove> due() {
            return wiring.call(super::due);
        }

        @Override
        public void begin(PlanMove move) {
            wiring.run(() -> super.begin(move));
        }
    }
}
