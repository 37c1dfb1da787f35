package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.secret.model.SecretText;
import com.stripe.StripeClient;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterListParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Publishes prices by Stripe's library, with a key of the moment: it passes by the breaker, which is about our own key.
 * Each thing is made under an idempotency key of its own, so whatever was made before is found again for a day.
 */
@ApplicationScoped
public class PublishingCalls implements PricePublishing {
    private static final long PAGE = 100;

    @Inject
    StripeCalls calls;

    @Override
    public PublishedPrices publish(SecretText key, NewPrices prices) {
        if (!StripeKeyForm.isRestricted(key)) {
            throw StripeException.refused(Optional.of("unrestricted_key"), Optional.empty());
        }
        StripeClient client = calls.clients().of(key);
        Map<Meter, String> meters = meters(client, prices);
        String product = product(client, prices);
        String flatFee = price(client, PriceTerms.flatFee(prices.terms(), product), once(prices, "flat-fee"));
        Map<Meter, String> charges = new EnumMap<>(Meter.class);
        for (Charge charge : prices.terms().charges()) {
            PriceCreateParams params = PriceTerms.charge(prices.terms(), charge, product, meters.get(charge.meter()));
            charges.put(
                    charge.meter(),
                    price(client, params, once(prices, charge.meter().name())));
        }
        return new PublishedPrices(product, flatFee, charges);
    }

    /** The meters of all charges, by what they count; those that Stripe doesn't have yet are made. */
    private static Map<Meter, String> meters(StripeClient client, NewPrices prices) {
        if (prices.terms().charges().isEmpty()) {
            return Map.of();
        }
        Map<String, String> known = StripePages.all(cursor -> meters(client, cursor)).stream()
                .collect(Collectors.toMap(
                        com.stripe.model.billing.Meter::getEventName,
                        com.stripe.model.billing.Meter::getId,
                        (first, second) -> first));
        Map<Meter, String> meters = new EnumMap<>(Meter.class);
        for (Charge charge : prices.terms().charges()) {
            String found = known.get(charge.meter().stripeEvent());
            meters.put(charge.meter(), found == null ? meter(client, charge.meter(), prices) : found);
        }
        return meters;
    }

    private static Page<com.stripe.model.billing.Meter> meters(StripeClient client, Optional<String> cursor) {
        MeterListParams params = MeterListParams.builder()
                .setStatus(MeterListParams.Status.ACTIVE)
                .setStartingAfter(cursor.orElse(null))
                .setLimit(PAGE)
                .build();
        return StripePages.page(
                StripeAnswers.of(() -> client.v1().billing().meters().list(params)));
    }

    private static String meter(StripeClient client, Meter meter, NewPrices prices) {
        MeterCreateParams params = MeterCreateParams.builder()
                .setDisplayName(meter == Meter.AUTHENTICATIONS ? "Keyri sign-ins" : "Keyri active users")
                .setEventName(meter.stripeEvent())
                .setDefaultAggregation(MeterCreateParams.DefaultAggregation.builder()
                        .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                        .build())
                .build();
        RequestOptions once = once(prices, "meter-" + meter.name());
        return StripeAnswers.of(() -> client.v1().billing().meters().create(params, once))
                .getId();
    }

    private static String product(StripeClient client, NewPrices prices) {
        ProductCreateParams params = ProductCreateParams.builder()
                .setName(prices.productName())
                .putMetadata("keyri_plan_version", prices.version().toString())
                .build();
        RequestOptions once = once(prices, "product");
        Product made = StripeAnswers.of(() -> client.v1().products().create(params, once));
        return made.getId();
    }

    private static String price(StripeClient client, PriceCreateParams params, RequestOptions once) {
        Price made = StripeAnswers.of(() -> client.v1().prices().create(params, once));
        return made.getId();
    }

    private static RequestOptions once(NewPrices prices, String part) {
        return RequestOptions.builder()
                .setIdempotencyKey("keyri-" + prices.version() + '-' + part)
                .build();
    }
}
