package com.keyri.order;

import com.keyri.order.model.ErasureId;
import com.keyri.order.model.RequestedErasure;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.CustomerErasure;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.stripe.StripeSubscription;
import com.keyri.stripe.SubscriptionGateway;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Erases customers at Stripe with a key that was entered for this, used from memory and kept nowhere. */
@ApplicationScoped
public class CustomerErasures {
    @EJB
    CustomerErasureService steps;

    @Inject
    CustomerErasure stripe;

    @Inject
    SubscriptionGateway subscriptions;

    /**
     * Confirms an erasure that somebody else has asked for, and does it.
     *
     * @param key a restricted one that may write customers
     */
    public RequestedErasure erase(ErasureId id, SecretText key) {
        RequestedErasure erasure = steps.confirm(id);
        try {
            steps.requireNothingLive(id);
            requireNoSubscription(erasure.customer());
        } catch (DomainException e) {
            steps.failed(id, "NOT_OVER");
            throw e;
        } catch (StripeException e) {
            steps.failed(id, e.failure().name());
            throw StripeRefusals.of(e);
        }
        try {
            stripe.erase(key, erasure.customer());
        } catch (StripeException e) {
            steps.failed(id, e.failure().name());
            throw refused(e);
        }
        return steps.finish(id);
    }

    /** Hints may have been lost: what Stripe says itself counts. */
    private void requireNoSubscription(String customer) {
        ofCustomer(customer).stream()
                .filter(subscription -> !subscription.status().isOver())
                .findFirst()
                .ifPresent(live -> {
                    throw CustomerErasureService.hasSubscription(live.id());
                });
    }

    /** A customer that was erased by an attempt before may be none any more. */
    private List<StripeSubscription> ofCustomer(String customer) {
        try {
            return subscriptions.ofCustomer(customer);
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.NOT_FOUND || e.code().equals(Optional.of("resource_missing"))) {
                return List.of();
            }
            throw e;
        }
    }

    private static DomainException refused(StripeException e) {
        if (e.failure() == StripeFailure.KEY_REFUSED || e.failure() == StripeFailure.NOT_ALLOWED) {
            return DomainException.of(
                    ProblemType.CONFLICT,
                    List.of(
                            "key Stripe doesn’t accept this key for it: make a restricted one that may write customers"));
        }
        return StripeRefusals.of(e);
    }
}
