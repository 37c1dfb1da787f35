package com.keyri.order;

import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeHintHandler;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Looks after an order when Stripe says that something has happened to its page or its subscription. */
@ApplicationScoped
public class OrderHints implements StripeHintHandler {
    private static final Set<String> TYPES =
            Set.of("checkout.session.completed", "checkout.session.expired", "customer.subscription.deleted");

    @EJB
    OrderProgressService progress;

    @Inject
    OrderCheckout checkout;

    @Override
    public boolean accepts(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void handle(StripeHint hint) {
        hint.objectId()
                .flatMap(progress::findAtStripe)
                .ifPresent(order -> checkout.catchUp(order.organization(), order.id()));
    }
}
