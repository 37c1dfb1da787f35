package com.keyri.test.stripe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of subscriptions: each with its price, and from when its usage counts. */
final class SubscriptionItems {
    private static final String KIND = "subscription_item";

    private final Ledger ledger;
    private final Meters meters;
    /** Where an item got its price within a period. */
    private final Map<String, Long> pricedSince = new HashMap<>();

    SubscriptionItems(Ledger ledger, Meters meters) {
        this.ledger = ledger;
        this.meters = meters;
    }

    static List<ObjectNode> of(ObjectNode subscription) {
        return StreamSupport.stream(data(subscription).spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    static ArrayNode data(ObjectNode subscription) {
        return (ArrayNode) subscription.path("items").path("data");
    }

    static Lines.Span period(ObjectNode item) {
        return new Lines.Span(
                item.path("current_period_start").asLong(),
                item.path("current_period_end").asLong());
    }

    static boolean isTrial(ObjectNode subscription) {
        return Json.text(subscription, "status").equals("trialing");
    }

    static boolean isMetered(ObjectNode item) {
        return Json.text(item.path("price").path("recurring"), "usage_type").equals("metered");
    }

    /** One that can be subscribed to. */
    ObjectNode price(String id, String parameter) {
        ObjectNode price = ledger.get("price", id, parameter);
        if (!price.path("recurring").isObject() || !price.path("active").asBoolean()) {
            throw StripeRefusal.invalid(parameter, "", "The price must be active and recurring.");
        }
        return price;
    }

    /** The item's price with its tiers. */
    ObjectNode price(ObjectNode item) {
        return ledger.get("price", Json.text(item.path("price"), "id"), "price");
    }

    ObjectNode add(ObjectNode subscription, ObjectNode price, OptionalLong quantity, Lines.Span period) {
        boolean isThere = of(subscription).stream()
                .anyMatch(item -> Json.text(item.path("price"), "id").equals(Json.text(price, "id")));
        if (isThere) {
            throw StripeRefusal.invalid("items", "", "Cannot add multiple subscription items with the same price.");
        }
        ObjectNode item = ledger.make(KIND, "si");
        item.put("subscription", Json.text(subscription, "id"));
        setPrice(item, price);
        setQuantity(item, quantity.orElse(1));
        setPeriod(item, period);
        data(subscription).add(item);
        return item;
    }

    /** The one with that id, of that subscription. */
    ObjectNode get(ObjectNode subscription, String id) {
        return of(subscription).stream()
                .filter(item -> Json.text(item, "id").equals(id))
                .findFirst()
                .orElseThrow(() -> StripeRefusal.noSuch(KIND, id, "items"));
    }

    void remove(ObjectNode subscription, ObjectNode item) {
        ArrayNode data = data(subscription);
        for (int i = data.size() - 1; i >= 0; i--) {
            if (Json.text(data.get(i), "id").equals(Json.text(item, "id"))) {
                data.remove(i);
            }
        }
        ledger.remove(KIND, Json.text(item, "id"));
    }

    void setPrice(ObjectNode item, ObjectNode price) {
        ObjectNode shown = price.deepCopy();
        shown.remove("tiers");
        item.set("price", shown);
        item.set("plan", plan(price));
        if (isMetered(item)) {
            item.remove("quantity");
        }
        pricedSince.put(Json.text(item, "id"), ledger.clock().seconds());
    }

    void setQuantity(ObjectNode item, long quantity) {
        if (!isMetered(item)) {
            item.put("quantity", quantity);
        }
    }

    void setPeriod(ObjectNode item, Lines.Span period) {
        item.put("current_period_start", period.from()).put("current_period_end", period.to());
    }

    /** What an item that isn't metered costs for a whole period. */
    long amount(ObjectNode item) {
        return PriceMath.amount(price(item), item.path("quantity").asLong(1));
    }

    /**
     * A metered item as it was used within a span.
     *
     * @param item as it was then
     */
    record Usage(ObjectNode item, Lines.Span span) {}

    /** What a metered item is used for within a period, since it has its price. */
    Usage usage(ObjectNode item, Lines.Span period) {
        long since = pricedSince.getOrDefault(Json.text(item, "id"), 0L);
        long from = Math.min(Math.max(period.from(), since), period.to());
        return new Usage(item.deepCopy(), new Lines.Span(from, period.to()));
    }

    /** The usage of all metered items of a subscription in their present period. */
    List<Usage> usage(ObjectNode subscription) {
        return of(subscription).stream()
                .filter(SubscriptionItems::isMetered)
                .map(item -> usage(item, period(item)))
                .toList();
    }

    /** What a usage costs as far as it is known by now. */
    List<ObjectNode> lines(Usage usage, String customer) {
        ObjectNode price = price(usage.item());
        String meter = Json.text(price.path("recurring"), "meter");
        long quantity =
                meters.usage(meter, customer, usage.span().from(), usage.span().to());
        return PriceMath.parts(price, quantity).stream()
                .map(part -> Lines.ofItem(usage.item(), part, usage.span()))
                .toList();
    }

    /** The price as the older interface has it. */
    private static ObjectNode plan(JsonNode price) {
        ObjectNode plan = Shapes.of("plan");
        for (String member :
                List.of("id", "active", "billing_scheme", "created", "currency", "product", "tiers_mode")) {
            plan.set(member, price.path(member).deepCopy());
        }
        JsonNode recurring = price.path("recurring");
        for (String member : List.of("interval", "interval_count", "meter", "usage_type")) {
            plan.set(member, recurring.path(member).deepCopy());
        }
        plan.set("amount", price.path("unit_amount").deepCopy());
        plan.set("amount_decimal", price.path("unit_amount_decimal").deepCopy());
        return plan;
    }
}
