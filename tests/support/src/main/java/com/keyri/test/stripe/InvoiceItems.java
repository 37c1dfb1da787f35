package com.keyri.test.stripe;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Amounts that wait for a customer's next invoice. */
final class InvoiceItems {
    private static final String KIND = "invoiceitem";

    private final Ledger ledger;
    private final StripeEvents events;
    private final Customers customers;

    InvoiceItems(Ledger ledger, StripeEvents events, Customers customers) {
        this.ledger = ledger;
        this.events = events;
        this.customers = customers;
    }

    void addTo(Routes routes) {
        routes.of(KIND).post("/v1/invoiceitems", (id, parameters) -> create(parameters));
    }

    /** Those of that subscription, and those of none. */
    List<ObjectNode> waiting(ObjectNode customer, String subscription) {
        return ledger.list(
                KIND,
                item -> Json.text(item, "customer").equals(Json.text(customer, "id"))
                        && Json.text(item, "invoice").isEmpty()
                        && List.of("", subscription).contains(subscriptionOf(item)));
    }

    private static String subscriptionOf(ObjectNode item) {
        return Json.text(item.path("parent").path("subscription_details"), "subscription");
    }

    /** What a subscription's change has made waits for its next invoice. */
    void add(ObjectNode customer, ObjectNode line) {
        JsonNode details = line.path("parent").path("subscription_item_details");
        ObjectNode item =
                make(customer, Json.text(line, "currency"), line.path("amount").asLong());
        item.put("quantity", line.path("quantity").asLong(1))
                .put("proration", details.path("proration").asBoolean());
        item.set("period", line.path("period").deepCopy());
        item.set("pricing", line.path("pricing").deepCopy());
        item.putObject("parent")
                .put("type", "subscription_details")
                .putObject("subscription_details")
                .put("subscription", Json.text(details, "subscription"));
        events.emit("invoiceitem.created", item);
    }

    private ObjectNode create(Parameters parameters) {
        parameters.allow("customer", "amount", "currency", "description", "metadata");
        ObjectNode customer = customers.get(parameters.text("customer"));
        long amount = parameters.integer("amount").orElseThrow(() -> StripeRefusal.missing("amount"));
        ObjectNode item = make(customer, parameters.text("currency"), amount);
        long now = ledger.clock().seconds();
        item.putObject("period").put("start", now).put("end", now);
        parameters.copy(item, "description");
        parameters.mergeMetadata(item);
        events.emit("invoiceitem.created", item);
        return item;
    }

    private ObjectNode make(ObjectNode customer, String currency, long amount) {
        return ledger.make(KIND, "ii")
                .put("customer", Json.text(customer, "id"))
                .put("amount", amount)
                .put("net_amount", amount)
                .put("currency", currency)
                .put("date", ledger.clock().seconds());
    }
}
