package com.keyri.it.account;

import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans that are published at a Stripe, and customers who agree to them there, without an order before. */
record PlanDesk(TestServer server, StripeStandIn stripe, String master) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TERMS = "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":%d,"
            + "\"trialDays\":0,\"charges\":[],\"limits\":{}}";

    static PlanDesk of(TestServer server, StripeStandIn stripe) {
        return new PlanDesk(server, stripe, stripe.keys().unrestricted());
    }

    /** A plan that everybody may have; the id of its price at Stripe. */
    String sell(String name, long fee) throws SQLException {
        String product = post("/v1/products", "name=Plan").path("id").asString();
        String price = post(
                        "/v1/prices",
                        "currency=eur&product=" + product + "&unit_amount=" + fee + "&recurring[interval]=month")
                .path("id")
                .asString();
        UUID plan = UUID.randomUUID();
        run("insert into plan (id, name, description, state, made_at) values (?, ?, '', 'OFFERED', now())", plan, name);
        run(
                "insert into plan_version (id, plan_id, number, terms, made_at, stripe_product, stripe_prices, published_at)"
                        + " values (?, ?, 1, ?, now(), ?, ?, now())",
                UUID.randomUUID(),
                plan,
                TERMS.formatted(fee),
                product,
                "{\"v\":1,\"flatFee\":\"" + price + "\",\"charges\":{}}");
        return price;
    }

    /** Somebody of that organization agrees to the price on Stripe's page. */
    void subscribe(String organization, String price) {
        String session = post(
                        "/v1/checkout/sessions",
                        "mode=subscription&success_url=https://keyri.example/&client_reference_id=" + organization
                                + "&line_items[0][quantity]=1&line_items[0][price]=" + price)
                .path("id")
                .asString();
        stripe.completeCheckout(session, "pm_card_visa");
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection owner = server.asOwner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private JsonNode post(String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stripe.url() + path))
                .header("Authorization", "Bearer " + master)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.body());
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
