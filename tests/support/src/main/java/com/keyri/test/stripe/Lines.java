package com.keyri.test.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of invoices. */
final class Lines {
    private Lines() {}

    /**
     * A span of time.
     *
     * @param from its first second
     * @param to the first one after it
     */
    record Span(long from, long to) {
        long seconds() {
            return to - from;
        }
    }

    /** What an item of a subscription costs for a span. */
    static ObjectNode ofItem(ObjectNode item, PriceMath.Part part, Span span) {
        ObjectNode line = line(item, part.amount(), span, false);
        line.put("quantity", part.quantity());
        ((ObjectNode) line.get("pricing")).put("unit_amount_decimal", part.unit());
        return line;
    }

    /** What is given back or owed because an item changed within its period. */
    static ObjectNode proration(ObjectNode item, long amount, Span span) {
        ObjectNode line = line(item, amount, span, true);
        return line.put("quantity", item.path("quantity").asLong(1));
    }

    /** What an invoice item says. */
    static ObjectNode ofInvoiceItem(ObjectNode invoiceItem) {
        ObjectNode line = Shapes.of("line_item");
        line.put("amount", invoiceItem.path("amount").asLong())
                .put("subtotal", invoiceItem.path("amount").asLong())
                .put("currency", Json.text(invoiceItem, "currency"))
                .put("quantity", invoiceItem.path("quantity").asLong(1));
        line.put("description", Json.text(invoiceItem, "description"));
        line.set("period", invoiceItem.path("period").deepCopy());
        ObjectNode parent = line.putObject("parent").put("type", "invoice_item_details");
        parent.putObject("invoice_item_details")
                .put("invoice_item", Json.text(invoiceItem, "id"))
                .put("proration", invoiceItem.path("proration").asBoolean());
        parent.putNull("subscription_item_details");
        return line;
    }

    private static ObjectNode line(ObjectNode item, long amount, Span span, boolean isProration) {
        JsonNode price = item.path("price");
        ObjectNode line = Shapes.of("line_item");
        line.put("amount", amount).put("subtotal", amount).put("currency", Json.text(price, "currency"));
        line.putObject("period").put("start", span.from()).put("end", span.to());
        ObjectNode pricing = line.putObject("pricing").put("type", "price_details");
        pricing.putObject("price_details")
                .put("price", Json.text(price, "id"))
                .put("product", Json.text(price, "product"));
        ObjectNode parent = line.putObject("parent").put("type", "subscription_item_details");
        parent.putNull("invoice_item_details");
        parent.putObject("subscription_item_details")
                .put("proration", isProration)
                .put("subscription", Json.text(item, "subscription"))
                .put("subscription_item", Json.text(item, "id"));
        return line;
    }
}
