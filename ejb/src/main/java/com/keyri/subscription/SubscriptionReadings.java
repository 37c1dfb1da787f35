package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.stripe.StripeSubscription;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Reads at Stripe for whoever has learnt that there is something to read; what is read is mirrored with it. All methods
 * throw {@link com.keyri.stripe.StripeException}, and can be called again.
 */
@ApplicationScoped
public class SubscriptionReadings {
    @EJB
    MirrorService service;

    @Inject
    SubscriptionMirror mirror;

    /** A checkout of the organization's was for this customer: they belong together, and what it has is read. */
    public void connect(OrganizationId organization, String customer) {
        service.connect(organization, customer);
        mirror.catchUp(customer);
    }

    /** Reads a subscription anew; empty where Stripe has none. */
    public Optional<StripeSubscription> read(String subscription) {
        return mirror.refresh(subscription);
    }
}
