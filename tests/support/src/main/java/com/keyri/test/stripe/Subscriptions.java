package com.keyri.test.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions: how they begin, go on from period to period, and end. */
final class Subscriptions implements Timed {
    static final String KIND = "subscription";

    private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    private final Ledger ledger;
    private final StripeEvents events;
    private final Customers customers;
    private final Invoices invoices;
    private final SubscriptionItems items;
    private final SubscriptionChanges changes;
    private final List<Consumer<ObjectNode>> atPeriodsEnd = new ArrayList<>();

    Subscriptions(Ledger ledger, StripeEvents events, Customers customers, Invoices invoices, SubscriptionItems items) {
        this.ledger = ledger;
        this.events = events;
        this.customers = customers;
        this.invoices = invoices;
        this.items = items;
        this.changes = new SubscriptionChanges(ledger, events, customers, invoices, items);
        invoices.tell(this::attempted);
    }

    void addTo(Routes routes) {
        routes.of(KIND)
                .post("/v1/subscriptions", (id, parameters) -> create(parameters))
                .get("/v1/subscriptions", (id, parameters) -> list(parameters))
                .get("/v1/subscriptions/{id}", (id, parameters) -> ledger.get(KIND, id, "id"))
                .post("/v1/subscriptions/{id}", (id, parameters) -> changes.change(live(id), parameters))
                .delete("/v1/subscriptions/{id}", (id, parameters) -> cancel(live(id)))
                .get("/v1/subscription_items/{id}", (id, parameters) -> ledger.get("subscription_item", id, "id"));
    }

    ObjectNode live(String id) {
        ObjectNode subscription = ledger.get(KIND, id, "id");
        if (OVER.contains(Json.text(subscription, "status"))) {
            throw StripeRefusal.invalid("id", "resource_missing", "A canceled subscription can't be changed.");
        }
        return subscription;
    }

    /** Has whoever plans changes make them where a period ends, before the next one is asked for. */
    void atPeriodsEnd(Consumer<ObjectNode> planner) {
        atPeriodsEnd.add(planner);
    }

    SubscriptionChanges changes() {
        return changes;
    }

    private ObjectNode list(Parameters parameters) {
        Optional<String> status = parameters.find("status").filter(word -> !word.equals("all"));
        List<ObjectNode> found = ledger.list(
                KIND,
                Ledger.having("customer", parameters.find("customer"))
                        .and(Ledger.having("status", status))
                        .and(each -> parameters.has("status") || !OVER.contains(Json.text(each, "status"))));
        return ledger.page("/v1/subscriptions", found, parameters);
    }

    ObjectNode create(Parameters parameters) {
        parameters.allow(
                "customer",
                "items",
                "trial_period_days",
                "trial_end",
                "billing_mode",
                "payment_behavior",
                "proration_behavior",
                "collection_method",
                "description",
                "metadata",
                "off_session");
        ObjectNode customer = customers.get(parameters.text("customer"));
        ObjectNode subscription = begin(customer, parameters);
        boolean isTrial = subscription.path("trial_end").isNumber();
        ObjectNode invoice = invoices.draft(customer, Json.text(subscription, "currency"), "subscription_create");
        invoices.putParent(invoice, Json.text(subscription, "id"));
        if (!isTrial) {
            addLicensed(invoice, subscription);
        }
        invoices.total(invoice);
        if (invoice.path("total").asLong() > 0) {
            requireCard(customer, subscription);
        }
        subscription.put("status", isTrial ? "trialing" : "incomplete");
        events.emit("customer.subscription.created", subscription);
        subscription.put("latest_invoice", Json.text(invoice, "id"));
        boolean isPaid = invoices.settle(invoice);
        if (!isPaid && parameters.find("payment_behavior").orElse("").equals("error_if_incomplete")) {
            ledger.remove(KIND, Json.text(subscription, "id"));
            throw StripeRefusal.declined();
        }
        return subscription;
    }

    private void requireCard(ObjectNode customer, ObjectNode subscription) {
        if (customers.pays(customer, Optional.empty()).isEmpty()) {
            ledger.remove(KIND, Json.text(subscription, "id"));
            throw StripeRefusal.invalid(
                    "", "resource_missing", "This customer has no attached payment source or default payment method.");
        }
    }

    private ObjectNode begin(ObjectNode customer, Parameters parameters) {
        List<Parameters> wanted = parameters.children("items");
        if (wanted.isEmpty()) {
            throw StripeRefusal.missing("items");
        }
        long now = ledger.clock().seconds();
        ObjectNode first = items.price(wanted.get(0).text("price"), "items[0][price]");
        ObjectNode subscription = ledger.make(KIND, "sub");
        subscription
                .put("customer", Json.text(customer, "id"))
                .put("currency", Json.text(first, "currency"))
                .put("start_date", now);
        subscription.set(
                "items",
                Json.list(
                        "/v1/subscription_items?subscription="
                                + subscription.path("id").asString(),
                        List.of()));
        OptionalLong trialEnd = trialEnd(parameters, now);
        subscription.put("billing_cycle_anchor", trialEnd.orElse(now));
        trialEnd.ifPresent(end -> subscription.put("trial_start", now).put("trial_end", end));
        Lines.Span period = new Lines.Span(now, trialEnd.orElse(Periods.endAfter(now, first.path("recurring"), now)));
        for (Parameters item : wanted) {
            item.allow("price", "quantity", "metadata");
            ObjectNode price = items.price(item.text("price"), item.name("price"));
            requireSame(first, price, item.name("price"));
            items.add(subscription, price, item.integer("quantity"), period);
        }
        parameters.copy(subscription, "description");
        parameters.mergeMetadata(subscription);
        return subscription;
    }

    private static void requireSame(ObjectNode first, ObjectNode price, String parameter) {
        boolean isSame = Json.text(first, "currency").equals(Json.text(price, "currency"))
                && Json.text(first.path("recurring"), "interval")
                        .equals(Json.text(price.path("recurring"), "interval"));
        if (!isSame) {
            throw StripeRefusal.invalid(parameter, "", "All prices must have the same currency and interval.");
        }
    }

    private static OptionalLong trialEnd(Parameters parameters, long now) {
        OptionalLong days = parameters.integer("trial_period_days");
        return days.isPresent()
                ? OptionalLong.of(now + Duration.ofDays(days.orElseThrow()).toSeconds())
                : parameters.integer("trial_end");
    }

    /** What is paid in advance, for the items' present period. */
    private void addLicensed(ObjectNode invoice, ObjectNode subscription) {
        for (ObjectNode item : SubscriptionItems.of(subscription)) {
            if (!SubscriptionItems.isMetered(item)) {
                PriceMath.parts(items.price(item), item.path("quantity").asLong(1))
                        .forEach(part ->
                                invoices.add(invoice, Lines.ofItem(item, part, SubscriptionItems.period(item))));
            }
        }
    }

    private ObjectNode cancel(ObjectNode subscription) {
        long now = ledger.clock().seconds();
        subscription.put("status", "canceled").put("canceled_at", now).put("ended_at", now);
        ((ObjectNode) subscription.get("cancellation_details")).put("reason", "cancellation_requested");
        events.emit("customer.subscription.deleted", subscription);
        return subscription;
    }

    @Override
    public OptionalLong due() {
        return running().stream().mapToLong(this::periodEnd).min();
    }

    private List<ObjectNode> running() {
        return ledger.list(
                KIND,
                each -> !OVER.contains(Json.text(each, "status"))
                        && !Json.text(each, "status").equals("incomplete"));
    }

    private long periodEnd(ObjectNode subscription) {
        return SubscriptionItems.period(SubscriptionItems.of(subscription).get(0))
                .to();
    }

    @Override
    public void run() {
        long now = ledger.clock().seconds();
        running().stream().filter(each -> periodEnd(each) <= now).forEach(this::renew);
    }

    private void renew(ObjectNode subscription) {
        ObjectNode customer = ledger.get("customer", Json.text(subscription, "customer"), "customer");
        // What is used within a trial is never asked for.
        List<SubscriptionItems.Usage> used =
                SubscriptionItems.isTrial(subscription) ? List.of() : items.usage(subscription);
        Lines.Span before =
                SubscriptionItems.period(SubscriptionItems.of(subscription).get(0));
        ObjectNode invoice = invoices.draft(customer, Json.text(subscription, "currency"), "subscription_cycle");
        invoices.putParent(invoice, Json.text(subscription, "id"));
        invoice.put("period_start", before.from()).put("period_end", before.to());
        if (subscription.path("cancel_at_period_end").asBoolean()) {
            cancel(subscription);
        } else {
            goOn(subscription, before);
            atPeriodsEnd.forEach(planner -> planner.accept(subscription));
            addLicensed(invoice, subscription);
        }
        invoices.items()
                .waiting(customer, Json.text(subscription, "id"))
                .forEach(item -> invoices.addItem(invoice, item));
        subscription.put("latest_invoice", Json.text(invoice, "id"));
        String customerId = Json.text(customer, "id");
        // What was used is asked for when the invoice becomes final: some of it comes late.
        invoices.keepForLater(
                invoice,
                () -> used.stream()
                        .flatMap(usage -> items.lines(usage, customerId).stream())
                        .forEach(line -> invoices.add(invoice, line)));
    }

    private void goOn(ObjectNode subscription, Lines.Span before) {
        ObjectNode earlier = Json.object().put("status", Json.text(subscription, "status"));
        for (ObjectNode item : SubscriptionItems.of(subscription)) {
            long end = Periods.endAfter(
                    subscription.path("billing_cycle_anchor").asLong(),
                    item.path("price").path("recurring"),
                    before.to());
            items.setPeriod(item, new Lines.Span(before.to(), end));
        }
        if (SubscriptionItems.isTrial(subscription)) {
            subscription.put("status", "active");
        }
        events.emit("customer.subscription.updated", subscription, earlier);
    }

    private void attempted(ObjectNode invoice, boolean isPaid) {
        String id = Json.text(invoice.path("parent").path("subscription_details"), KIND);
        ledger.find(KIND, id).ifPresent(subscription -> {
            String status = Json.text(subscription, "status");
            String next = isPaid ? afterPayment(status) : afterFailure(status, invoice);
            if (!next.equals(status)) {
                subscription.put("status", next);
                events.emit(
                        "customer.subscription.updated",
                        subscription,
                        Json.object().put("status", status));
            }
        });
    }

    private static String afterPayment(String status) {
        return Set.of("incomplete", "past_due", "unpaid").contains(status) ? "active" : status;
    }

    private static String afterFailure(String status, ObjectNode invoice) {
        if (!Set.of("active", "past_due").contains(status)) {
            return status;
        }
        return invoice.path("next_payment_attempt").isNumber() ? "past_due" : "unpaid";
    }
}
