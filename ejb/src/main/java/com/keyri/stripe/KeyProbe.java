package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.stripe.StripeClient;
import com.stripe.net.ApiResource.RequestMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a key may, by asking for it. */
final class KeyProbe {
    private final StripeClients clients;

    KeyProbe(StripeClients clients) {
        this.clients = clients;
    }

    /**
     * Asks for each right that matters.
     *
     * @throws StripeException where nobody knows: Stripe can't be reached, is busy or broken, or doesn't know the key
     */
    KeyFindings findings(SecretText key) {
        StripeClient client = clients.of(key);
        List<String> missing = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        List<String> optional = new ArrayList<>();
        for (StripeRight right : StripeRight.values()) {
            boolean has = has(client, right);
            if (right.need() == StripeRight.Need.WANTED && !has) {
                missing.add(right.permission());
            } else if (right.need() == StripeRight.Need.SURPLUS && has) {
                surplus.add(right.permission());
            } else if (right.need() == StripeRight.Need.OPTIONAL && has) {
                optional.add(right.permission());
            }
        }
        return new KeyFindings(missing, surplus, optional);
    }

    /**
     * Whether it finds a customer, be it a deleted one.
     *
     * @throws StripeException as with {@link #findings}
     */
    boolean finds(SecretText key, String customer) {
        StripeClient client = clients.of(key);
        try {
            StripeAnswers.of(() -> client.v1().customers().retrieve(customer));
            return true;
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static boolean has(StripeClient client, StripeRight right) {
        @Nullable String content = right.method() == RequestMethod.POST ? "" : null;
        try {
            StripeAnswers.of(() -> client.rawRequest(right.method(), right.path(), content));
            return true;
        } catch (StripeException e) {
            return switch (e.failure()) {
                case NOT_ALLOWED -> false;
                case NOT_FOUND, REFUSED -> true;
                default -> throw e;
            };
        }
    }
}
