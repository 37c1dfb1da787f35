package com.keyri.test.stripe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Products, and what they cost. A price's amounts never change. */
final class Catalogue {
    private static final String PRODUCT = "product";
    private static final String PRICE = "price";
    /** No exponents, and twelve decimals at most. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+([.][0-9]{1,12})?");

    private static final String ENDLESS = "inf";

    private final Ledger ledger;
    private final StripeEvents events;

    Catalogue(Ledger ledger, StripeEvents events) {
        this.ledger = ledger;
        this.events = events;
    }

    void addTo(Routes routes) {
        routes.of(PRODUCT)
                .post("/v1/products", (id, parameters) -> createProduct(parameters))
                .get(
                        "/v1/products",
                        (id, parameters) ->
                                ledger.page("/v1/products", ledger.list(PRODUCT, active(parameters)), parameters))
                .get("/v1/products/{id}", (id, parameters) -> ledger.get(PRODUCT, id, "id"))
                .post("/v1/products/{id}", this::changeProduct);
        routes.of("plan")
                .post("/v1/prices", (id, parameters) -> shown(createPrice(parameters), parameters))
                .get("/v1/prices", (id, parameters) -> prices(parameters))
                .get("/v1/prices/{id}", (id, parameters) -> shown(ledger.get(PRICE, id, "id"), parameters))
                .post("/v1/prices/{id}", (id, parameters) -> shown(changePrice(id, parameters), parameters));
    }

    private static java.util.function.Predicate<ObjectNode> active(Parameters parameters) {
        return Ledger.having("active", parameters.find("active"));
    }

    private ObjectNode createProduct(Parameters parameters) {
        parameters.allow("name", "description", "metadata", "active", "unit_label", "id");
        ObjectNode product = ledger.make(PRODUCT, "prod");
        product.put("name", parameters.text("name"))
                .put("updated", ledger.clock().seconds());
        parameters.copy(product, "description", "unit_label");
        parameters.mergeMetadata(product);
        events.emit("product.created", product);
        return product;
    }

    private ObjectNode changeProduct(String id, Parameters parameters) {
        parameters.allow("name", "description", "metadata", "active", "unit_label");
        ObjectNode product = ledger.get(PRODUCT, id, "id");
        parameters.copy(product, "name", "description", "unit_label");
        product.put("active", parameters.flag("active", product.path("active").asBoolean()));
        parameters.mergeMetadata(product);
        events.emit("product.updated", product);
        return product;
    }

    private ObjectNode prices(Parameters parameters) {
        List<ObjectNode> found =
                ledger.list(PRICE, active(parameters).and(Ledger.having(PRODUCT, parameters.find(PRODUCT))));
        return ledger.page(
                "/v1/prices",
                found.stream().map(price -> shown(price, parameters)).toList(),
                parameters);
    }

    /** Tiers are shown to whoever asks for them. */
    private static ObjectNode shown(ObjectNode price, Parameters parameters) {
        ObjectNode copy = price.deepCopy();
        List<String> expanded = parameters.texts("expand");
        if (!expanded.contains("tiers") && !expanded.contains("data.tiers")) {
            copy.remove("tiers");
        }
        return copy;
    }

    private ObjectNode changePrice(String id, Parameters parameters) {
        parameters.allow("active", "metadata", "nickname", "lookup_key", "tax_behavior");
        ObjectNode price = ledger.get(PRICE, id, "id");
        price.put("active", parameters.flag("active", price.path("active").asBoolean()));
        parameters.copy(price, "nickname", "lookup_key", "tax_behavior");
        parameters.mergeMetadata(price);
        events.emit("price.updated", price);
        return price;
    }

    private ObjectNode createPrice(Parameters parameters) {
        parameters.allow(
                "currency",
                PRODUCT,
                "unit_amount",
                "unit_amount_decimal",
                "recurring",
                "billing_scheme",
                "tiers",
                "tiers_mode",
                "transform_quantity",
                "nickname",
                "lookup_key",
                "metadata",
                "tax_behavior",
                "active");
        String product = Json.text(ledger.get(PRODUCT, parameters.text(PRODUCT), PRODUCT), "id");
        ObjectNode price = Shapes.of(PRICE);
        price.put("currency", parameters.text("currency")).put(PRODUCT, product);
        price.put("type", parameters.child("recurring").isPresent() ? "recurring" : "one_time");
        parameters.child("recurring").ifPresent(recurring -> price.set("recurring", recurring(recurring)));
        String scheme = parameters.word("billing_scheme", "per_unit", "per_unit", "tiered");
        price.put("billing_scheme", scheme);
        if (scheme.equals("tiered")) {
            addTiers(price, parameters);
        } else {
            addUnitAmount(price, parameters);
        }
        parameters.copy(price, "nickname", "lookup_key", "tax_behavior");
        parameters.mergeMetadata(price);
        price.put("id", ledger.newId(PRICE)).put("created", ledger.clock().seconds());
        ledger.keep(PRICE, Json.text(price, "id"), price);
        events.emit("price.created", price);
        return price;
    }

    private ObjectNode recurring(Parameters parameters) {
        parameters.allow("interval", "interval_count", "usage_type", "meter", "trial_period_days");
        String usage = parameters.word("usage_type", "licensed", "licensed", "metered");
        Optional<String> meter = parameters.find("meter");
        if (usage.equals("metered") != meter.isPresent()) {
            throw StripeRefusal.invalid(
                    parameters.name("meter"), "", "A metered price must reference a meter, and no other one may.");
        }
        meter.ifPresent(id -> ledger.get("billing.meter", id, parameters.name("meter")));
        return Json.object()
                .put("interval", parameters.word("interval", "", "day", "week", "month", "year"))
                .put("interval_count", parameters.integer("interval_count").orElse(1))
                .put("meter", meter.orElse(null))
                .put("usage_type", usage)
                .putNull("trial_period_days");
    }

    private static void addUnitAmount(ObjectNode price, Parameters parameters) {
        BigDecimal amount = amount(parameters, "unit_amount").orElseThrow(() -> StripeRefusal.missing("unit_amount"));
        putAmount(price, "unit_amount", amount);
        parameters
                .child("transform_quantity")
                .ifPresent(transform -> price.putObject("transform_quantity")
                        .put(
                                "divide_by",
                                transform.integer("divide_by").orElseThrow(() -> StripeRefusal.missing("divide_by")))
                        .put("round", transform.word("round", "", "up", "down")));
    }

    private static void addTiers(ObjectNode price, Parameters parameters) {
        price.put("tiers_mode", parameters.word("tiers_mode", "", "graduated", "volume"));
        if (parameters.has("transform_quantity") || parameters.has("unit_amount")) {
            throw StripeRefusal.invalid("billing_scheme", "", "Tiers go with no unit amount and no transformation.");
        }
        ArrayNode tiers = price.putArray("tiers");
        OptionalLong before = OptionalLong.of(0);
        for (Parameters tier : parameters.children("tiers")) {
            before = addTier(tiers, tier, before);
        }
        if (tiers.isEmpty() || before.isPresent()) {
            throw StripeRefusal.invalid("tiers", "", "The last tier must be up to inf.");
        }
    }

    private static OptionalLong addTier(ArrayNode tiers, Parameters tier, OptionalLong before) {
        boolean isEndless = tier.text("up_to").equals(ENDLESS);
        OptionalLong upTo = isEndless ? OptionalLong.empty() : tier.integer("up_to");
        if (before.isEmpty() || (!isEndless && upTo.orElse(0) <= before.orElseThrow())) {
            throw StripeRefusal.invalid(tier.name("up_to"), "", "Tiers must ascend, and nothing comes after inf.");
        }
        ObjectNode made = tiers.addObject();
        if (isEndless) {
            made.putNull("up_to");
        } else {
            made.put("up_to", upTo.orElseThrow());
        }
        putAmount(made, "unit_amount", amount(tier, "unit_amount").orElse(BigDecimal.ZERO));
        putAmount(made, "flat_amount", amount(tier, "flat_amount").orElse(BigDecimal.ZERO));
        return upTo;
    }

    private static Optional<BigDecimal> amount(Parameters parameters, String name) {
        Optional<String> text = parameters.find(name + "_decimal").or(() -> parameters.find(name));
        if (text.filter(each -> !DECIMAL.matcher(each).matches()).isPresent()) {
            throw StripeRefusal.invalid(parameters.name(name), "", "Invalid decimal: " + text.orElse(""));
        }
        return text.map(BigDecimal::new);
    }

    private static void putAmount(ObjectNode object, String name, BigDecimal amount) {
        boolean isWhole = amount.stripTrailingZeros().scale() <= 0;
        if (isWhole) {
            object.put(name, amount.longValueExact());
        } else {
            object.putNull(name);
        }
        object.put(name + "_decimal", amount.stripTrailingZeros().toPlainString());
    }
}
