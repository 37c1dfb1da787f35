package com.keyri.stripe;

import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.secret.model.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Publication by Stripe's library, with a key of the moment: it passes by the breaker, which is about our own key. */
@ApplicationScoped
public class PublishingCalls implements PricePublishing {
    @Inject
    StripeCalls calls;

    @Override
    public void check(SecretText key) {
        if (!StripeKeyForm.isRestricted(key)) {
            throw refused("unrestricted_key");
        }
        KeyInUse own = calls.keyInUse().orElseThrow(() -> refused(NO_OWN_KEY));
        if (own.isLive() != StripeKeyForm.isLive(key)) {
            throw refused(OTHER_MODE);
        }
    }

    @Override
    public PublishedPrices publish(SecretText key, NewPrices prices) {
        check(key);
        Publication publication = new Publication(calls.clients().of(key), prices);
        // Meters first: where the key may not make them, nothing else was made either.
        Map<Meter, String> meters = new EnumMap<>(Meter.class);
        for (Charge charge : prices.terms().charges()) {
            meters.put(charge.meter(), publication.meter(charge.meter()));
        }
        String product = publication.product();
        String flatFee = publication.flatFee(product);
        requireOurs(flatFee);
        Map<Meter, String> charges = new EnumMap<>(Meter.class);
        for (Charge charge : prices.terms().charges()) {
            String meter = meters.getOrDefault(charge.meter(), "");
            charges.put(charge.meter(), publication.charge(charge, product, meter));
        }
        return new PublishedPrices(product, flatFee, charges);
    }

    /** What the server's own key can't find is in another account, and nobody could ever order it. */
    private void requireOurs(String price) {
        try {
            calls.call(client -> client.v1().prices().retrieve(price));
        } catch (StripeException e) {
            throw switch (e.failure()) {
                case NOT_FOUND -> refused(OTHER_ACCOUNT);
                case KEY_REFUSED, NOT_ALLOWED -> refused(NO_OWN_KEY);
                default -> e;
            };
        }
    }

    private static StripeException refused(String code) {
        return StripeException.refused(Optional.of(code), Optional.empty());
    }
}
