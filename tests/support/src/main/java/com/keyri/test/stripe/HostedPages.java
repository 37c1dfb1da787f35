package com.keyri.test.stripe;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The pages at Stripe on which people enter cards and look after them; a test does what a person would do there. */
final class HostedPages {
    private static final String SESSION = "checkout.session";
    private static final Duration LIFE = Duration.ofHours(24);

    private final Ledger ledger;
    private final StripeEvents events;
    private final Customers customers;
    private final Subscriptions subscriptions;

    HostedPages(Ledger ledger, StripeEvents events, Customers customers, Subscriptions subscriptions) {
        this.ledger = ledger;
        this.events = events;
        this.customers = customers;
        this.subscriptions = subscriptions;
    }

    void addTo(Routes routes) {
        routes.of("checkout_session")
                .post("/v1/checkout/sessions", (id, parameters) -> open(parameters))
                .get("/v1/checkout/sessions/{id}", (id, parameters) -> ledger.get(SESSION, id, "id"))
                .post("/v1/checkout/sessions/{id}/expire", (id, parameters) -> expire(opened(id)))
                // Stripe's own scripts stand in for the person in this way.
                .get("/v1/payment_pages/{id}", (id, parameters) -> ledger.get(SESSION, id, "id"))
                .post(
                        "/v1/payment_pages/{id}/confirm",
                        (id, parameters) -> complete(id, parameters.text("payment_method")));
        routes.of("customer_portal").post("/v1/billing_portal/sessions", (id, parameters) -> portal(parameters));
    }

    private ObjectNode open(Parameters parameters) {
        parameters.allow(
                "mode",
                "line_items",
                "success_url",
                "cancel_url",
                "client_reference_id",
                "customer",
                "customer_email",
                "metadata",
                "subscription_data",
                "payment_intent_data",
                "automatic_tax",
                "billing_address_collection");
        String mode = parameters.word("mode", "", "subscription", "setup", "payment");
        ObjectNode session = ledger.make(SESSION, "cs_test");
        String id = Json.text(session, "id");
        session.put("mode", mode)
                .put("expires_at", ledger.clock().seconds() + LIFE.toSeconds())
                .put("url", "https://checkout.stripe.com/c/pay/" + id);
        parameters.copy(session, "success_url", "cancel_url", "client_reference_id", "customer_email");
        parameters.mergeMetadata(session);
        parameters
                .find("customer")
                .ifPresent(customer -> session.put("customer", Json.text(customers.get(customer), "id")));
        for (Parameters line : parameters.children("line_items")) {
            line.allow("price", "quantity");
            ledger.get("price", line.text("price"), line.name("price"));
        }
        ObjectNode lines = Json.object();
        lines.set("items", parameters.json().path("line_items").deepCopy());
        parameters.child("subscription_data").ifPresent(data -> {
            data.allow("billing_mode", "trial_period_days", "description", "metadata");
            data.integer("trial_period_days").ifPresent(days -> lines.put("trial_period_days", days));
        });
        ledger.keep("checkout.lines", id, lines);
        return session;
    }

    private ObjectNode opened(String id) {
        ObjectNode session = ledger.get(SESSION, id, "id");
        if (!Json.text(session, "status").equals("open")) {
            throw StripeRefusal.invalid("id", "", "The session is " + Json.text(session, "status") + " already.");
        }
        return session;
    }

    private ObjectNode expire(ObjectNode session) {
        session.put("status", "expired").putNull("url");
        events.emit("checkout.session.expired", session);
        return session;
    }

    /** The person has entered that card and agreed. */
    ObjectNode complete(String id, String card) {
        ObjectNode session = opened(id);
        String mode = Json.text(session, "mode");
        if (!mode.equals("payment")) {
            ObjectNode customer = Optional.of(Json.text(session, "customer"))
                    .filter(known -> !known.isEmpty())
                    .map(customers::get)
                    .orElseGet(() -> customers.create(new Parameters(Json.object())));
            customers.setDefault(customer, card);
            session.put("customer", Json.text(customer, "id"));
            if (mode.equals("subscription")) {
                ObjectNode form = ledger.get("checkout.lines", id, "id").deepCopy();
                form.put("customer", Json.text(customer, "id"));
                ObjectNode subscription = subscriptions.create(new Parameters(form));
                session.put("subscription", Json.text(subscription, "id"))
                        .put("invoice", Json.text(subscription, "latest_invoice"));
            }
        }
        session.put("status", "complete")
                .put("payment_status", mode.equals("setup") ? "no_payment_required" : "paid")
                .putNull("url");
        events.emit("checkout.session.completed", session);
        return session;
    }

    private ObjectNode portal(Parameters parameters) {
        parameters.allow("customer", "return_url", "configuration");
        ObjectNode session = ledger.make("billing_portal.session", "bps");
        session.put("customer", Json.text(customers.get(parameters.text("customer")), "id"))
                .put("configuration", parameters.find("configuration").orElse("bpc_standin"))
                .put("url", "https://billing.stripe.com/p/session/" + Json.text(session, "id"));
        parameters.copy(session, "return_url");
        return session;
    }
}
