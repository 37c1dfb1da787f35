package com.keyri.subscription;

import com.keyri.stripe.StripeSubscription;
import com.keyri.stripe.SubscriptionGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stripe's subscriptions, of which one can be held as it is while time goes on: Stripe takes hours at a period's end.
 */
final class HeldGateway {
    private final AtomicReference<Optional<StripeSubscription>> held = new AtomicReference<>(Optional.empty());

    /** In the place of that one, which is asked whatever isn't held. */
    SubscriptionGateway before(SubscriptionGateway real) {
        return (SubscriptionGateway) Proxy.newProxyInstance(
                HeldGateway.class.getClassLoader(),
                new Class<?>[] {SubscriptionGateway.class},
                (proxy, method, arguments) -> {
                    Optional<StripeSubscription> present = held.get();
                    if (method.getName().equals("find") && present.isPresent()) {
                        return present;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void hold(StripeSubscription subscription) {
        held.set(Optional.of(subscription));
    }

    void release() {
        held.set(Optional.empty());
    }
}
