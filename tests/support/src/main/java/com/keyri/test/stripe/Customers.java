package com.keyri.test.stripe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Customers and the cards they pay with. */
final class Customers {
    private static final String KIND = "customer";
    private static final String METHOD = "payment_method";
    /** Stripe's own test cards, by their ids and tokens, with the last four digits; the second one is declined. */
    private static final Map<String, String> TEST_CARDS = Map.of(
            "pm_card_visa", "4242",
            "tok_visa", "4242",
            "pm_card_chargeCustomerFail", "0341",
            "tok_chargeCustomerFail", "0341");

    private static final String DECLINED = "0341";

    private final Ledger ledger;
    private final StripeEvents events;

    Customers(Ledger ledger, StripeEvents events) {
        this.ledger = ledger;
        this.events = events;
    }

    void addTo(Routes routes) {
        routes.of(KIND)
                .post("/v1/customers", (id, parameters) -> create(parameters))
                .get("/v1/customers", (id, parameters) -> list(parameters))
                .get("/v1/customers/{id}", (id, parameters) -> ledger.get(KIND, id, "id"))
                .post("/v1/customers/{id}", this::change)
                .delete("/v1/customers/{id}", (id, parameters) -> delete(id));
        routes.of(METHOD)
                .post("/v1/payment_methods", (id, parameters) -> makeCard(parameters))
                .get("/v1/payment_methods/{id}", (id, parameters) -> ledger.get(METHOD, id, "id"))
                .post(
                        "/v1/payment_methods/{id}/attach",
                        (id, parameters) -> attach(id, ledger.get(KIND, parameters.text(KIND), KIND)));
    }

    /** One that isn't deleted. */
    ObjectNode get(String id) {
        ObjectNode customer = ledger.get(KIND, id, KIND);
        if (customer.path("deleted").asBoolean(false)) {
            throw StripeRefusal.noSuch(KIND, id, KIND);
        }
        return customer;
    }

    /** Whether a charge would succeed; empty where there is nothing to charge. */
    Optional<Boolean> pays(ObjectNode customer, Optional<String> preferred) {
        return preferred
                .or(() -> Optional.of(Json.text(customer.path("invoice_settings"), "default_payment_method")))
                .filter(id -> !id.isEmpty())
                .or(() -> cards(customer).stream().findFirst().map(card -> Json.text(card, "id")))
                .flatMap(id -> ledger.find(METHOD, id))
                .map(card -> !Json.text(card.path("card"), "last4").equals(DECLINED));
    }

    /** A credit, where it is negative, moves on to the next invoices. */
    void addToBalance(ObjectNode customer, long amount) {
        customer.put("balance", customer.path("balance").asLong() + amount);
    }

    private List<ObjectNode> cards(ObjectNode customer) {
        return ledger.list(METHOD, Ledger.having(KIND, Optional.of(Json.text(customer, "id"))));
    }

    ObjectNode create(Parameters parameters) {
        parameters.allow(
                "email", "name", "description", "metadata", "payment_method", "source", "invoice_settings", "phone");
        ObjectNode customer = ledger.make(KIND, "cus");
        customer.put("invoice_prefix", ledger.newId("p").substring(2, 10).toUpperCase(java.util.Locale.ROOT));
        fill(customer, parameters);
        parameters.find(METHOD).or(() -> parameters.find("source")).ifPresent(card -> attach(card, customer));
        events.emit("customer.created", customer);
        return customer;
    }

    private ObjectNode change(String id, Parameters parameters) {
        parameters.allow("email", "name", "description", "metadata", "source", "invoice_settings", "phone");
        ObjectNode customer = get(id);
        fill(customer, parameters);
        parameters.find("source").ifPresent(card -> attach(card, customer));
        events.emit("customer.updated", customer);
        return customer;
    }

    private void fill(ObjectNode customer, Parameters parameters) {
        parameters.copy(customer, "email", "name", "description", "phone");
        parameters.mergeMetadata(customer);
        parameters
                .child("invoice_settings")
                .flatMap(settings -> settings.find("default_payment_method"))
                .ifPresent(card -> setDefault(customer, card));
    }

    /** From now on the customer pays with that card. */
    void setDefault(ObjectNode customer, String card) {
        ((ObjectNode) customer.get("invoice_settings"))
                .put("default_payment_method", Json.text(attach(card, customer), "id"));
    }

    private ObjectNode list(Parameters parameters) {
        return ledger.page(
                "/v1/customers", ledger.list(KIND, Ledger.having("email", parameters.find("email"))), parameters);
    }

    private ObjectNode delete(String id) {
        ObjectNode customer = get(id);
        ObjectNode deleted = Shapes.of("deleted_customer").put("id", id);
        ledger.keep(KIND, id, deleted);
        events.emit("customer.deleted", customer);
        return deleted;
    }

    private ObjectNode makeCard(Parameters parameters) {
        String token = parameters
                .child("card")
                .flatMap(card -> card.find("token"))
                .orElseThrow(() -> StripeRefusal.missing("card[token]"));
        return card(token, METHOD);
    }

    private ObjectNode card(String name, String parameter) {
        String last4 = Optional.ofNullable(TEST_CARDS.get(name))
                .orElseThrow(() -> StripeRefusal.noSuch("PaymentMethod", name, parameter));
        ObjectNode method = ledger.make(METHOD, "pm");
        method.putObject("card").put("brand", "visa").put("last4", last4);
        return method;
    }

    /** A test card becomes one of the customer's own. */
    private ObjectNode attach(String id, ObjectNode customer) {
        ObjectNode method = ledger.find(METHOD, id).orElseGet(() -> card(id, METHOD));
        if (!Json.text(method, KIND).equals(Json.text(customer, "id"))) {
            method.put(KIND, Json.text(customer, "id"));
            events.emit("payment_method.attached", method);
        }
        return method;
    }
}
