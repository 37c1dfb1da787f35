package com.keyri.plan.store;

import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PublishedPrices;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The prices at Stripe as a version's row keeps them; the product has a column of its own. */
final class PublishedPricesText {
    static final int LONGEST = 4_096;
    private static final int VERSION = 1;

    private PublishedPricesText() {}

    static String write(PublishedPrices prices) {
        ObjectNode document = JsonDocument.object().put("v", VERSION).put("flatFee", prices.flatFee());
        ObjectNode charges = document.putObject("charges");
        new TreeMap<>(prices.charges()).forEach((meter, price) -> charges.put(meter.name(), price));
        return JsonDocument.write(document);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException for any other text
     */
    static PublishedPrices read(String product, String text) {
        try {
            PublishedPrices prices = prices(product, JsonDocument.read(text, LONGEST));
            if (write(prices).equals(text)) {
                return prices;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IllegalStateException("these aren't prices of a plan", e);
        }
        throw new IllegalStateException("these prices of a plan were written by something else");
    }

    /** How an id stands in the text, wherever it stands; the text has no other quotes around ids. */
    static String quoted(String price) {
        return '"' + price + '"';
    }

    private static PublishedPrices prices(String product, JsonNode document) {
        Map<Meter, String> charges = new EnumMap<>(Meter.class);
        document.required("charges")
                .properties()
                .forEach(entry -> charges.put(
                        Meter.valueOf(entry.getKey()), entry.getValue().stringValue()));
        return new PublishedPrices(product, document.required("flatFee").stringValue(), charges);
    }
}
