package com.keyri.subscription;

import com.keyri.plan.model.PublishedPrices;
import com.keyri.test.stripe.StripeRights;
import com.keyri.test.stripe.StripeStandIn;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;

/** The account's owner at a stand-in of Stripe, who may everything, and the key that the server has. */
public record StripeAccount(StripeStandIn stripe, StripeClient owner, String key) {
    public static StripeAccount of(StripeStandIn stripe) {
        StripeClient owner = StripeClient.builder()
                .setApiKey(stripe.keys().unrestricted())
                .setApiBase(stripe.url())
                .build();
        return new StripeAccount(stripe, owner, stripe.keys().restricted(StripeRights.OF_INSTALLATION));
    }

    public JsonObject post(String path, String form) {
        return call(RequestMethod.POST, path, form);
    }

    public JsonObject get(String path) {
        return call(RequestMethod.GET, path, "");
    }

    public JsonObject delete(String path) {
        return call(RequestMethod.DELETE, path, "");
    }

    private JsonObject call(RequestMethod method, String path, String form) {
        try {
            String body =
                    owner.rawRequest(method, path, form.isEmpty() ? null : form).body();
            return Json.createReader(new StringReader(body)).readObject();
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
    }

    public String customer(String card) {
        return post("/v1/customers", "invoice_settings[default_payment_method]=" + card)
                .getString("id");
    }

    /** The prices of a plan without usage. */
    PublishedPrices prices(long fee) {
        String product = post("/v1/products", "name=Plan").getString("id");
        String price = post(
                        "/v1/prices",
                        "currency=eur&product=" + product + "&unit_amount=" + fee + "&recurring[interval]=month")
                .getString("id");
        return new PublishedPrices(product, price, Map.of());
    }

    String subscribe(String customer, PublishedPrices prices, String more) {
        return post("/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + prices.flatFee() + more)
                .getString("id");
    }
}
