package com.keyri.usage;

import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import com.keyri.stripe.MeterGateway;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.store.UsageCountStore;
import com.keyri.wiring.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Counts usage in a wiring and tells Stripe of it, for tests of other features. */
public final class UsageLine {
    private final Wiring wiring;

    /** Reports by that gateway. */
    public UsageLine(Wiring wiring, MeterGateway gateway) {
        this.wiring = wiring;
        wiring.use(MeterGateway.class, gateway);
        wiring.replace(UsageOutboxService.class, new OutboxInTransactions(wiring, () -> {}));
    }

    /** What a user's sign-in at a moment leaves. */
    public static UsageEvent event(OrganizationId organization, UUID user, Instant moment) {
        return new UsageEvent(SignInId.at(moment), organization, user, moment);
    }

    /** Counts these, and anew what boundaries that were told late have moved. */
    public void count(List<UsageEvent> events) {
        if (!events.isEmpty()) {
            wiring.call(() -> wiring.get(UsageCountStore.class).takeIn(events));
        }
        while (wiring.call(() -> wiring.get(UsageCountStore.class).recount())) {
            // One organization at a time.
        }
    }

    /** Tells Stripe of all hours that are over. */
    public void tell() {
        while (wiring.get(UsageOutboxService.class).closeSome()) {
            // A batch at a time.
        }
        wiring.get(UsageDelivery.class).startDue(Runnable::run);
    }
}
