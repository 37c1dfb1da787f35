package com.keyri.order;

import com.keyri.order.model.ErasureId;
import com.keyri.order.model.RequestedErasure;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.CustomerErasure;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Erases customers at Stripe with a key that was entered for this, used from memory and kept nowhere. */
@ApplicationScoped
public class CustomerErasures {
    @EJB
    CustomerErasureService steps;

    @Inject
    CustomerErasure stripe;

    /**
     * Confirms an erasure that somebody else has asked for, and does it.
     *
     * @param key a restricted one that may write customers
     */
    public RequestedErasure erase(ErasureId id, SecretText key) {
        RequestedErasure erasure = steps.confirm(id);
        try {
            stripe.erase(key, erasure.customer());
        } catch (StripeException e) {
            steps.failed(id, e.failure().name());
            throw refused(e);
        }
        return steps.finish(id);
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
