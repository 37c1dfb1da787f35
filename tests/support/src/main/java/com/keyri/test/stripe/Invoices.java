package com.keyri.test.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Invoices from their draft to their payment. */
final class Invoices implements Timed {
    private static final String KIND = "invoice";
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofDays(3);
    private static final int MOST_ATTEMPTS = 4;

    private final Ledger ledger;
    private final StripeEvents events;
    private final Customers customers;
    private final InvoiceItems items;
    private final Map<String, Runnable> beforeFinalizing = new HashMap<>();
    private final List<BiConsumer<ObjectNode, Boolean>> listeners = new ArrayList<>();

    Invoices(Ledger ledger, StripeEvents events, Customers customers) {
        this.ledger = ledger;
        this.events = events;
        this.customers = customers;
        this.items = new InvoiceItems(ledger, events, customers);
    }

    /** What waits for an invoice. */
    InvoiceItems items() {
        return items;
    }

    void addTo(Routes routes) {
        routes.of(KIND)
                .post("/v1/invoices", (id, parameters) -> create(parameters))
                .get("/v1/invoices", (id, parameters) -> list(parameters))
                .get("/v1/invoices/{id}", (id, parameters) -> ledger.get(KIND, id, "id"))
                .get("/v1/invoices/{id}/lines", this::lines)
                .post("/v1/invoices/{id}/finalize", (id, parameters) -> finished(ledger.get(KIND, id, "id")))
                .post("/v1/invoices/{id}/pay", this::pay);
        items.addTo(routes);
    }

    /** Tells of each attempt at a payment: the invoice, and whether it was paid. */
    void tell(BiConsumer<ObjectNode, Boolean> listener) {
        listeners.add(listener);
    }

    /** A draft; its lines are the caller's to add. */
    ObjectNode draft(ObjectNode customer, String currency, String reason) {
        ObjectNode invoice = ledger.make(KIND, "in");
        invoice.put("customer", Json.text(customer, "id"))
                .put("customer_email", customer.path("email").asString(null))
                .put("customer_name", customer.path("name").asString(null))
                .put("currency", currency)
                .put("billing_reason", reason);
        invoice.put("period_start", ledger.clock().seconds())
                .put("period_end", ledger.clock().seconds());
        invoice.set("lines", Json.list("/v1/invoices/" + Json.text(invoice, "id") + "/lines", List.of()));
        return invoice;
    }

    /** It belongs to a subscription. */
    void putParent(ObjectNode invoice, String subscription) {
        ObjectNode parent = invoice.putObject("parent").put("type", "subscription_details");
        parent.putNull("quote_details");
        parent.putObject("subscription_details").put("subscription", subscription);
    }

    void add(ObjectNode invoice, ObjectNode line) {
        line.put("id", ledger.newId("il")).put("invoice", Json.text(invoice, "id"));
        ((ArrayNode) invoice.path("lines").path("data")).add(line);
    }

    /** What has waited for it. */
    void addItem(ObjectNode invoice, ObjectNode item) {
        item.put(KIND, Json.text(invoice, "id"));
        add(invoice, Lines.ofInvoiceItem(item));
    }

    /** The draft is known from now on, and becomes final by itself after a while. */
    void keepForLater(ObjectNode invoice, Runnable before) {
        total(invoice);
        invoice.put("auto_advance", true)
                .put("automatically_finalizes_at", ledger.clock().seconds() + GRACE.toSeconds());
        beforeFinalizing.put(Json.text(invoice, "id"), before);
        events.emit("invoice.created", invoice);
    }

    /** Final and charged at once; whether it is paid. */
    boolean settle(ObjectNode invoice) {
        total(invoice);
        events.emit("invoice.created", invoice);
        finished(invoice);
        return collect(invoice);
    }

    @Override
    public OptionalLong due() {
        return ledger.list(KIND, invoice -> true).stream()
                .flatMapToLong(invoice -> LongStream.of(
                        invoice.path("automatically_finalizes_at").asLong(Long.MAX_VALUE),
                        invoice.path("next_payment_attempt").asLong(Long.MAX_VALUE)))
                .filter(moment -> moment < Long.MAX_VALUE)
                .min();
    }

    @Override
    public void run() {
        long now = ledger.clock().seconds();
        for (ObjectNode invoice : ledger.list(KIND, each -> true)) {
            if (invoice.path("automatically_finalizes_at").asLong(Long.MAX_VALUE) <= now) {
                finished(invoice);
                collect(invoice);
            } else if (invoice.path("next_payment_attempt").asLong(Long.MAX_VALUE) <= now) {
                collect(invoice);
            }
        }
    }

    private ObjectNode finished(ObjectNode invoice) {
        if (!Json.text(invoice, "status").equals("draft")) {
            throw StripeRefusal.invalid(KIND, "invoice_not_editable", "This invoice is already finalized.");
        }
        Optional.ofNullable(beforeFinalizing.remove(Json.text(invoice, "id"))).ifPresent(Runnable::run);
        total(invoice);
        ObjectNode customer = ledger.get("customer", Json.text(invoice, "customer"), "customer");
        long sequence = customer.path("next_invoice_sequence").asLong(1);
        customer.put("next_invoice_sequence", sequence + 1);
        applyBalance(invoice, customer);
        invoice.put("number", "%s-%04d".formatted(Json.text(customer, "invoice_prefix"), sequence))
                .put("status", "open")
                .putNull("automatically_finalizes_at")
                .put("effective_at", ledger.clock().seconds())
                .put("hosted_invoice_url", "https://invoice.stripe.com/i/" + Json.text(invoice, "id"))
                .put("invoice_pdf", "https://pay.stripe.com/invoice/" + Json.text(invoice, "id") + "/pdf");
        transition(invoice, "finalized_at");
        events.emit("invoice.finalized", invoice);
        return invoice;
    }

    /** A credit of before pays first; what is owed to the customer becomes one. */
    private void applyBalance(ObjectNode invoice, ObjectNode customer) {
        long balance = customer.path("balance").asLong();
        long total = invoice.path("total").asLong();
        long due = Math.max(0, total + Math.min(0, balance));
        invoice.put("starting_balance", balance);
        customers.addToBalance(customer, total < 0 ? total : total - due);
        invoice.put("ending_balance", customer.path("balance").asLong())
                .put("amount_due", due)
                .put("amount_remaining", due);
    }

    private boolean collect(ObjectNode invoice) {
        ObjectNode customer = ledger.get("customer", Json.text(invoice, "customer"), "customer");
        boolean isPaid = invoice.path("amount_due").asLong() == 0
                || customers.pays(customer, Optional.empty()).orElse(false);
        invoice.put("attempted", true)
                .put("attempt_count", invoice.path("attempt_count").asInt() + 1)
                .putNull("next_payment_attempt");
        if (isPaid) {
            invoice.put("status", "paid")
                    .put("amount_paid", invoice.path("amount_due").asLong())
                    .put("amount_remaining", 0);
            transition(invoice, "paid_at");
            events.emit("invoice.paid", invoice);
        } else {
            if (invoice.path("attempt_count").asInt() < MOST_ATTEMPTS) {
                invoice.put("next_payment_attempt", ledger.clock().seconds() + BETWEEN_ATTEMPTS.toSeconds());
            }
            events.emit("invoice.payment_failed", invoice);
        }
        listeners.forEach(listener -> listener.accept(invoice, isPaid));
        return isPaid;
    }

    private void transition(ObjectNode invoice, String name) {
        ((ObjectNode) invoice.get("status_transitions"))
                .put(name, ledger.clock().seconds());
    }

    /** The sums of the lines. */
    void total(ObjectNode invoice) {
        long total = 0;
        for (JsonNode line : invoice.path("lines").path("data")) {
            total += line.path("amount").asLong();
        }
        for (String name : List.of("subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax")) {
            invoice.put(name, total);
        }
        invoice.put("amount_due", Math.max(0, total)).put("amount_remaining", Math.max(0, total));
    }

    private ObjectNode create(Parameters parameters) {
        parameters.allow(
                "customer", "description", "pending_invoice_items_behavior", "metadata", "auto_advance", "currency");
        ObjectNode customer = customers.get(parameters.text("customer"));
        String currency = parameters.find("currency").orElse("usd");
        ObjectNode invoice = draft(customer, currency, "manual");
        parameters.copy(invoice, "description");
        parameters.mergeMetadata(invoice);
        if (parameters
                .word("pending_invoice_items_behavior", "exclude", "include", "exclude")
                .equals("include")) {
            items.waiting(customer, "").forEach(item -> addItem(invoice, item));
        }
        total(invoice);
        events.emit("invoice.created", invoice);
        return invoice;
    }

    private ObjectNode pay(String id, Parameters parameters) {
        ObjectNode invoice = ledger.get(KIND, id, "id");
        if (Json.text(invoice, "status").equals("draft")) {
            finished(invoice);
        }
        if (!Json.text(invoice, "status").equals("open")) {
            throw StripeRefusal.invalid("", "", "Invoice is already " + Json.text(invoice, "status"));
        }
        if (!collect(invoice)) {
            throw StripeRefusal.declined();
        }
        return invoice;
    }

    private ObjectNode list(Parameters parameters) {
        List<ObjectNode> found = ledger.list(
                KIND,
                Ledger.having("customer", parameters.find("customer"))
                        .and(Ledger.having("status", parameters.find("status")))
                        .and(invoice -> parameters
                                .find("subscription")
                                .map(id -> Json.text(
                                                invoice.path("parent").path("subscription_details"), "subscription")
                                        .equals(id))
                                .orElse(true)));
        return ledger.page("/v1/invoices", found, parameters);
    }

    private ObjectNode lines(String id, Parameters parameters) {
        List<ObjectNode> lines = new ArrayList<>();
        ledger.get(KIND, id, "id").path("lines").path("data").forEach(line -> lines.add((ObjectNode) line));
        return ledger.page("/v1/invoices/" + id + "/lines", lines, parameters);
    }
}
