package com.keyri.it.account;

import com.keyri.it.Database;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has things to sell: a server that is connected to a Stripe, and plans that are published there. */
final class Till {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TERMS = "{\"v\":1,\"currency\":\"%s\",\"interval\":\"MONTH\",\"flatFee\":%d,"
            + "\"trialDays\":0,\"charges\":[],\"limits\":{}}";
    private static final String DRAFT = """
            with offered as (
                insert into plan (id, name, description, state, made_at) values (?, ?, '', 'OFFERED', now()) returning id),
            priced as (
                insert into plan_version (id, plan_id, number, terms, made_at)
                select ?, offered.id, 1, ?, now() from offered returning id)
            insert into customer_order (id, reference, organization_id, plan_version_id, plan_name, currency, flat_fee,
                account_id, first_name, last_name, mail_address, company_name, state, drafted_at, expires_at)
            select ?, ?, ?, priced.id, 'Team', 'EUR', 4900, ?, 'Grace', 'Example', ?, 'Bakers', 'DRAFT', now(),
                now() + interval '7 days' from priced
            """;

    private final TestServer server;
    private final StripeStandIn stripe;
    private final String master;

    Till(TestServer server, StripeStandIn stripe) {
        this.server = server;
        this.stripe = stripe;
        this.master = stripe.keys().unrestricted();
    }

    /** Gives the server a key that may what it needs, unless it has one. */
    void connect() {
        StripeDesk desk = StripeDesk.of(server.keyri(), stripe);
        if (!desk.connection().at("/key/state").asString("").equals("GOOD")) {
            desk.connect();
        }
    }

    /** A plan with a published version that everybody may order; the version's id. */
    String sell(String name, String currency, long fee) throws SQLException {
        return add(name, currency, fee, Optional.empty(), true);
    }

    /** The same, which only that organization may order. */
    String sellTo(String organization, String name) throws SQLException {
        return add(name, "EUR", 4900, Optional.of(organization), true);
    }

    /** One that isn't published. */
    String announce(String name) throws SQLException {
        return add(name, "EUR", 4900, Optional.empty(), false);
    }

    private String add(String name, String currency, long fee, Optional<String> organization, boolean isPublished)
            throws SQLException {
        UUID plan = newId();
        UUID version = newId();
        String terms = TERMS.formatted(currency, fee);
        run(
                "insert into plan (id, name, description, state, made_at) values (?, ?, 'For tests', 'OFFERED', now())",
                plan,
                name);
        run(
                "insert into plan_version (id, plan_id, number, organization_id, terms, made_at) values (?, ?, 1, ?, ?, now())",
                version,
                plan,
                organization.map(Database::uuid).orElse(null),
                terms);
        if (isPublished) {
            String product = post("/v1/products", "name=Plan").path("id").asString();
            String price = post(
                            "/v1/prices",
                            "product=" + product + "&currency=" + currency.toLowerCase(Locale.ROOT) + "&unit_amount="
                                    + fee + "&recurring[interval]=month")
                    .path("id")
                    .asString();
            run(
                    "update plan_version set stripe_product = ?, stripe_prices = ?, published_at = now() where id = ?",
                    product,
                    "{\"v\":1,\"flatFee\":\"" + price + "\",\"charges\":{}}",
                    version);
        }
        return Database.text("plv", version);
    }

    /** A draft of somebody's, as the database keeps it, without a Stripe; its id. */
    static String draft(TestServer server, Person owner) throws SQLException {
        UUID order = newId();
        String id = Database.text("ord", order);
        try (Connection database = server.asOwner();
                PreparedStatement statement = database.prepareStatement(DRAFT)) {
            statement.setObject(1, newId());
            statement.setString(2, "Plan of " + id);
            statement.setObject(3, newId());
            statement.setString(4, TERMS.formatted("EUR", 4900));
            statement.setObject(5, order);
            statement.setString(6, id);
            statement.setObject(7, Database.uuid(owner.organizationId()));
            statement.setObject(8, Database.uuid(owner.accountId()));
            statement.setString(9, owner.mailAddress());
            statement.executeUpdate();
        }
        return id;
    }

    /** The ids of things that were made later come later. */
    private static UUID newId() {
        UUID random = UUID.randomUUID();
        return new UUID(
                (Instant.now().toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0x0FFF),
                random.getLeastSignificantBits());
    }

    /** As the person does at Stripe's page. */
    void pay(String address) {
        stripe.completeCheckout(address.substring(address.lastIndexOf('/') + 1), "pm_card_visa");
    }

    /** The subscription is over. */
    void end(String subscription) {
        send("DELETE", "/v1/subscriptions/" + subscription, "");
    }

    boolean knowsCustomer(String customer) {
        return !send("GET", "/v1/customers/" + customer, "").path("deleted").asBoolean(false);
    }

    /** A key that may write customers, for one erasure. */
    String keyForErasing() {
        return stripe.keys().restricted(Map.of("customer", Level.WRITE));
    }

    /** Does something as the owner of the schema. */
    int run(String sql, Object... values) throws SQLException {
        try (Connection owner = server.asOwner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private JsonNode post(String path, String form) {
        return send("POST", path, form);
    }

    private JsonNode send(String method, String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stripe.url() + path))
                .header("Authorization", "Bearer " + master)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
