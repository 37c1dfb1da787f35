package com.keyri.stripe;

import com.keyri.id.UuidV7;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.stripe.StripeClient;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterListParams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one version is at Stripe, each part made once: what an earlier attempt has made is found by its metadata. The
 * idempotency keys are for attempts side by side and for answers that were lost; they are made of all that a request
 * says, and of how often Stripe has failed, because it remembers its failures too.
 */
final class Publication {
    private static final long PAGE = 100;
    private static final String VERSION = "keyri_version";

    /** Stripe's clock and ours may differ so much. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final StripeClient client;
    private final NewPrices prices;

    Publication(StripeClient client, NewPrices prices) {
        this.client = client;
        this.prices = prices;
    }

    /**
     * The meter's id; it is made where it is missing.
     *
     * @throws StripeException also where the one of its name counts otherwise
     */
    String meter(Meter meter) {
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
                .map(MeterFit::require)
                .map(com.stripe.model.billing.Meter::getId)
                .findFirst()
                .orElseGet(() -> newMeter(meter));
    }

    private String newMeter(Meter meter) {
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

    /** The product's id. */
    String product() {
        String version = prices.version().toString();
        return products().stream()
                .filter(each -> version.equals(each.getMetadata().get(VERSION)))
                .map(Product::getId)
                .findFirst()
                .orElseGet(() -> newProduct(version));
    }

    private List<Product> products() {
        Instant begin = UuidV7.momentOf(prices.version().value()).minus(CLOCKS);
        return StripePages.all(cursor -> StripePages.page(StripeAnswers.of(() -> client.v1()
                .products()
                .list(ProductListParams.builder()
                        .setActive(true)
                        .setCreated(ProductListParams.Created.builder()
                                .setGte(begin.getEpochSecond())
                                .build())
                        .setStartingAfter(cursor.orElse(null))
                        .setLimit(PAGE)
                        .build()))));
    }

    private String newProduct(String version) {
        ProductCreateParams params = ProductCreateParams.builder()
                .setName(prices.productName())
                .putMetadata(VERSION, version)
                .build();
        return StripeAnswers.of(() -> client.v1().products().create(params, under("product", prices.productName())))
                .getId();
    }

    /** The id of the flat fee's price. */
    String flatFee(String product) {
        return price(product, PriceTerms.FLAT_FEE, PriceTerms.flatFee(prices.terms(), product), "");
    }

    /** The id of a charge's price. */
    String charge(Charge charge, String product, String meter) {
        String part = charge.meter().name();
        return price(product, part, PriceTerms.charge(prices.terms(), charge, product, meter), meter);
    }

    private String price(String product, String part, PriceCreateParams params, String meter) {
        return StripePages.all(cursor -> StripePages.page(StripeAnswers.of(() -> client.v1()
                        .prices()
                        .list(PriceListParams.builder()
                                .setProduct(product)
                                .setActive(true)
                                .setStartingAfter(cursor.orElse(null))
                                .setLimit(PAGE)
                                .build()))))
                .stream()
                .filter(each -> part.equals(each.getMetadata().get(PriceTerms.PART)) && isOf(each, meter))
                .map(Price::getId)
                .findFirst()
                .orElseGet(() -> StripeAnswers.of(
                                () -> client.v1().prices().create(params, under(part, product, meter)))
                        .getId());
    }

    /** A meter may have been archived since, and another one made. */
    private static boolean isOf(Price price, String meter) {
        return meter.isEmpty() || meter.equals(price.getRecurring().getMeter());
    }

    private RequestOptions under(String part, String... said) {
        byte[] all = String.join("\n", said).getBytes(StandardCharsets.UTF_8);
        String key = String.join(
                "-",
                "keyri",
                prices.version().toString(),
                part,
                UUID.nameUUIDFromBytes(all).toString(),
                Integer.toString(prices.failures()));
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
