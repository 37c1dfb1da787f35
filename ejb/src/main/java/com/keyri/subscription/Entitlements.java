package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.subscription.store.EntitlementStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What organizations may, in the caller's transaction, which has entered the organization. */
@ApplicationScoped
public class Entitlements {
    @Inject
    EntitlementStore store;

    @Inject
    OrganizationStore organizations;

    @Inject
    GraceSettings grace;

    @Inject
    BillingNotices notices;

    @Inject
    InstantSource clock;

    /** As of now; of who has none, that of nobody. */
    public Entitlement of(OrganizationId organization) {
        return store.find(organization).orElseGet(() -> Entitlement.none(organization, clock.instant()));
    }

    /** The subscription stands so now. */
    void follow(OrganizationId organization, SubscriptionStatus status, Optional<PlanVersionId> version) {
        Instant now = clock.instant();
        Entitlement before = lock(organization);
        Entitlement next = before.after(Optional.of(status), version, grace.terms(), now);
        store.set(next);
        if (next.paid() != before.paid()) {
            notices.standingChanged(next);
        }
    }

    /** Nothing is owed any more, with a subscription that stands so. */
    void settle(OrganizationId organization, SubscriptionStatus status) {
        Entitlement before = lock(organization);
        Entitlement next = before.settled(status, clock.instant());
        if (next.paid() != before.paid()) {
            store.set(next);
            notices.standingChanged(next);
        }
    }

    /** Time has passed; whether there was something to do. */
    boolean lookAt(OrganizationId organization) {
        Entitlement before = lock(organization);
        Entitlement next = before.at(grace.terms(), clock.instant());
        if (next.equals(before)) {
            return false;
        }
        store.set(next);
        notices.standingChanged(next);
        return true;
    }

    /** Somebody decides. */
    Entitlement decide(OrganizationId organization, UnaryOperator<Entitlement> decision) {
        Entitlement next = decision.apply(lock(organization));
        store.set(next);
        return next;
    }

    /** Locked by the organization's row, because the first time there is none of its own. */
    private Entitlement lock(OrganizationId organization) {
        if (organizations.findToChange(organization).isEmpty()) {
            throw new IllegalStateException("no organization " + organization);
        }
        return of(organization);
    }
}
