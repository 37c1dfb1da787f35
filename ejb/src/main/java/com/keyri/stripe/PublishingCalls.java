package com.keyri.stripe;

import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.secret.model.SecretText;
import com.stripe.StripeClient;
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

/** Publication by Stripe's library, with a key of the moment: it passes by the breaker, which is about our own key. */
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
        String name = "keyri-" + prices.version();
        // Meters first: where the key may not make them, nothing else was made either.
        Map<Meter, String> meters = new EnumMap<>(Meter.class);
        for (Charge charge : prices.terms().charges()) {
            meters.put(charge.meter(), meter(client, charge.meter()));
        }
        String product = product(client, prices, name);
        String flatFee = price(client, PriceTerms.flatFee(prices.terms(), product), name + "-flat");
        Map<Meter, String> charges = new EnumMap<>(Meter.class);
        for (Charge charge : prices.terms().charges()) {
            String meter = meters.getOrDefault(charge.meter(), "");
            PriceCreateParams params = PriceTerms.charge(prices.terms(), charge, product, meter);
            charges.put(charge.meter(), price(client, params, name + '-' + charge.meter()));
        }
        return new PublishedPrices(product, flatFee, charges);
    }

    private static String meter(StripeClient client, Meter meter) {
        return StripePages.all(cursor -> StripePages.page(StripeAnswers.of(() -> client.v1()
                        .billing()
                        .meters()
                        .list(MeterListParams.builder()
                                .setStatus(MeterListParams.Status.ACTIVE)
                                .setStartingAfter(cursor.orElse(null))
                                .setLimit(PAGE)
                                .build()))))
                .stream()
                .filter(each -> meter.stripeEvent().equals(each.getEventName()))
                .map(com.stripe.model.billing.Meter::getId)
                .findFirst()
                .orElseGet(() -> newMeter(client, meter));
    }

    private static String newMeter(StripeClient client, Meter meter) {
        MeterCreateParams params = MeterCreateParams.builder()
                .setDisplayName(meter.stripeEvent())
                .setEventName(meter.stripeEvent())
                .setDefaultAggregation(MeterCreateParams.DefaultAggregation.builder()
                        .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                        .build())
                .build();
        return StripeAnswers.of(() -> client.v1().billing().meters().create(params, under(meter.stripeEvent())))
                .getId();
    }

    private static String product(StripeClient client, NewPrices prices, String name) {
        ProductCreateParams params =
                ProductCreateParams.builder().setName(prices.productName()).build();
        return StripeAnswers.of(() -> client.v1().products().create(params, under(name + "-product")))
                .getId();
    }

    private static String price(StripeClient client, PriceCreateParams params, String key) {
        return StripeAnswers.of(() -> client.v1().prices().create(params, under(key)))
                .getId();
    }

    private static RequestOptions under(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }
}
