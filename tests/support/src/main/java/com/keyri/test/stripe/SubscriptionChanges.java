package com.keyri.test.stripe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of a subscription within its period, with what they give back and ask for, to the second. */
final class SubscriptionChanges {
    private final Ledger ledger;
    private final StripeEvents events;
    private final Customers customers;
    private final Invoices invoices;
    private final SubscriptionItems items;
    /** What subscriptions will be like when an invoice is paid, by its id. */
    private final Map<String, ObjectNode> pending = new HashMap<>();

    SubscriptionChanges(
            Ledger ledger, StripeEvents events, Customers customers, Invoices invoices, SubscriptionItems items) {
        this.ledger = ledger;
        this.events = events;
        this.customers = customers;
        this.invoices = invoices;
        this.items = items;
        invoices.tell(this::attempted);
    }

    /** A change that has waited for its payment happens now. */
    private void attempted(ObjectNode invoice, boolean isPaid) {
        Optional<ObjectNode> after =
                isPaid ? Optional.ofNullable(pending.remove(Json.text(invoice, "id"))) : Optional.empty();
        after.flatMap(wanted -> ledger.find(Subscriptions.KIND, Json.text(wanted, "id")))
                .ifPresent(subscription -> {
                    ObjectNode before = subscription.deepCopy();
                    revert(subscription, after.orElseThrow());
                    subscription.putNull("pending_update");
                    events.emit("customer.subscription.updated", subscription, differences(before, subscription));
                });
    }

    ObjectNode change(ObjectNode subscription, Parameters parameters) {
        parameters.allow(
                "items",
                "metadata",
                "proration_behavior",
                "proration_date",
                "payment_behavior",
                "cancel_at_period_end",
                "description",
                "off_session");
        ObjectNode before = subscription.deepCopy();
        String proration = parameters.word(
                "proration_behavior", "create_prorations", "create_prorations", "always_invoice", "none");
        long prorated = prorationDate(subscription, parameters);
        List<ObjectNode> lines =
                changeItems(subscription, parameters.children("items"), !proration.equals("none"), prorated);
        parameters.copy(subscription, "description");
        parameters.mergeMetadata(subscription);
        subscription.put(
                "cancel_at_period_end",
                parameters.flag(
                        "cancel_at_period_end",
                        before.path("cancel_at_period_end").asBoolean()));
        ObjectNode customer = customers.get(Json.text(subscription, "customer"));
        if (proration.equals("always_invoice") && !lines.isEmpty()) {
            invoiceNow(
                    subscription,
                    before,
                    lines,
                    parameters.find("payment_behavior").orElse("allow_incomplete"));
        } else {
            lines.forEach(line -> invoices.items().add(customer, line));
        }
        events.emit("customer.subscription.updated", subscription, differences(before, subscription));
        return subscription;
    }

    /** The second that shares are computed for, within the present period. */
    private long prorationDate(ObjectNode subscription, Parameters parameters) {
        long now = ledger.clock().seconds();
        long wanted = parameters.integer("proration_date").orElse(now);
        Lines.Span period =
                SubscriptionItems.period(SubscriptionItems.of(subscription).get(0));
        if (wanted < period.from() || wanted > period.to()) {
            throw StripeRefusal.invalid("proration_date", "", "Not within the present period.");
        }
        return wanted;
    }

    /** Has what a schedule's phase says, item after item; at a period's end there is nothing to prorate. */
    void toPhase(ObjectNode subscription, ObjectNode phase) {
        ObjectNode before = subscription.deepCopy();
        ObjectNode form = Json.object();
        ArrayNode wanted = form.putArray("items");
        List<ObjectNode> present = SubscriptionItems.of(subscription);
        JsonNode planned = phase.path("items");
        for (int i = 0; i < Math.max(present.size(), planned.size()); i++) {
            ObjectNode item = i < planned.size() ? (ObjectNode) planned.get(i).deepCopy() : Json.object();
            if (i < present.size()) {
                item.put("id", Json.text(present.get(i), "id"));
            }
            if (i >= planned.size()) {
                item.put("deleted", "true");
            }
            wanted.add(item);
        }
        boolean isWithin =
                SubscriptionItems.period(present.get(0)).from() < ledger.clock().seconds();
        boolean isProrated = isWithin && !Json.text(phase, "proration_behavior").equals("none");
        ObjectNode customer = customers.get(Json.text(subscription, "customer"));
        changeItems(
                        subscription,
                        new Parameters(form).children("items"),
                        isProrated,
                        ledger.clock().seconds())
                .forEach(line -> invoices.items().add(customer, line));
        events.emit("customer.subscription.updated", subscription, differences(before, subscription));
    }

    /** Whether shares are asked for and given back, and from which second on. */
    private record Proration(boolean isCharged, long from) {}

    private List<ObjectNode> changeItems(
            ObjectNode subscription, List<Parameters> wanted, boolean isProrated, long prorated) {
        List<ObjectNode> lines = new ArrayList<>();
        Proration proration = new Proration(isProrated && !SubscriptionItems.isTrial(subscription), prorated);
        for (Parameters item : wanted) {
            item.allow("id", "price", "quantity", "deleted", "metadata");
            if (item.find("id").isEmpty()) {
                // Forgetting the id of what was to be replaced adds a second item, here as there.
                ObjectNode price = items.price(item.text("price"), item.name("price"));
                Lines.Span period = SubscriptionItems.period(
                        SubscriptionItems.of(subscription).get(0));
                ObjectNode added = items.add(subscription, price, item.integer("quantity"), period);
                charge(added, proration, 1, lines);
            } else {
                changeItem(subscription, item, proration, lines);
            }
        }
        return lines;
    }

    private void changeItem(ObjectNode subscription, Parameters wanted, Proration proration, List<ObjectNode> lines) {
        ObjectNode item = items.get(subscription, wanted.text("id"));
        OptionalLong quantity = wanted.integer("quantity");
        boolean isOther = wanted.find("price")
                .map(price -> !price.equals(Json.text(item.path("price"), "id")))
                .orElse(false);
        boolean isGone = wanted.flag("deleted", false);
        if (!isOther && !isGone && quantity.isEmpty()) {
            return;
        }
        charge(item, proration, -1, lines);
        addUsage(subscription, item, isOther || isGone, lines);
        if (isGone) {
            items.remove(subscription, item);
            return;
        }
        if (isOther) {
            items.setPrice(item, items.price(wanted.text("price"), wanted.name("price")));
        }
        quantity.ifPresent(number -> items.setQuantity(item, number));
        charge(item, proration, 1, lines);
    }

    /** The share of the rest of the period: asked for, or given back. */
    private void charge(ObjectNode item, Proration proration, int sign, List<ObjectNode> lines) {
        Lines.Span period = SubscriptionItems.period(item);
        Lines.Span rest = new Lines.Span(proration.from(), period.to());
        if (proration.isCharged() && !SubscriptionItems.isMetered(item) && rest.seconds() > 0) {
            long amount = PriceMath.share(items.amount(item), rest.seconds(), period.seconds());
            if (amount != 0) {
                lines.add(Lines.proration(item.deepCopy(), sign * amount, rest));
            }
        }
    }

    /** What was used until now is asked for by the price that it was used at. */
    private void addUsage(ObjectNode subscription, ObjectNode item, boolean isOther, List<ObjectNode> lines) {
        if (isOther && SubscriptionItems.isMetered(item) && !SubscriptionItems.isTrial(subscription)) {
            Lines.Span until = new Lines.Span(
                    SubscriptionItems.period(item).from(), ledger.clock().seconds());
            items.lines(items.usage(item, until), Json.text(subscription, "customer")).stream()
                    .filter(line -> line.path("quantity").asLong() > 0)
                    .forEach(lines::add);
        }
    }

    private void invoiceNow(
            ObjectNode subscription, ObjectNode before, List<ObjectNode> lines, String paymentBehavior) {
        ObjectNode customer = customers.get(Json.text(subscription, "customer"));
        ObjectNode invoice = invoices.draft(customer, Json.text(subscription, "currency"), "subscription_update");
        boolean isReverted = !paymentBehavior.equals("allow_incomplete");
        if (!isReverted) {
            invoices.putParent(invoice, Json.text(subscription, "id"));
        }
        lines.forEach(line -> invoices.add(invoice, line));
        boolean isPaid = invoices.settle(invoice);
        invoices.putParent(invoice, Json.text(subscription, "id"));
        subscription.put("latest_invoice", Json.text(invoice, "id"));
        if (!isPaid && isReverted) {
            pending.put(Json.text(invoice, "id"), subscription.deepCopy());
            revert(subscription, before);
            if (paymentBehavior.equals("error_if_incomplete")) {
                throw StripeRefusal.declined();
            }
            subscription
                    .putObject("pending_update")
                    .put("expires_at", ledger.clock().seconds() + 23 * 3_600);
        }
    }

    private void revert(ObjectNode subscription, ObjectNode before) {
        ArrayNode data = SubscriptionItems.data(subscription);
        data.removeAll();
        for (ObjectNode item : SubscriptionItems.of(before)) {
            data.add(item);
            ledger.keep("subscription_item", Json.text(item, "id"), item);
        }
    }

    private static ObjectNode differences(ObjectNode before, ObjectNode after) {
        ObjectNode differences = Json.object();
        before.properties().forEach(member -> {
            if (!member.getValue().equals(after.get(member.getKey()))) {
                differences.set(member.getKey(), member.getValue());
            }
        });
        return differences;
    }
}
