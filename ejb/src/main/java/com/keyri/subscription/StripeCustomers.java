package com.keyri.subscription;

import com.keyri.stripe.KnownCustomers;
import com.keyri.subscription.store.SubscriptionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Names a customer of ours to whoever looks whether a key is of our account. */
@ApplicationScoped
public class StripeCustomers implements KnownCustomers {
    @Inject
    SubscriptionStore subscriptions;

    @Override
    public Optional<String> any() {
        return subscriptions.anyCustomer();
    }
}
