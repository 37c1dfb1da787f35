package com.keyri.test.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a quantity costs by a price, as the parts of which an invoice has a line each. */
final class PriceMath {
    private PriceMath() {}

    /**
     * A line's worth.
     *
     * @param unit the amount of one unit, as text
     * @param amount in minor units, rounded half up
     */
    record Part(long quantity, String unit, long amount) {}

    static List<Part> parts(JsonNode price, long quantity) {
        if (!Json.text(price, "billing_scheme").equals("tiered")) {
            return List.of(perUnit(price, quantity));
        }
        return Json.text(price, "tiers_mode").equals("volume")
                ? List.of(volume(price, quantity))
                : graduated(price, quantity);
    }

    static long amount(JsonNode price, long quantity) {
        return parts(price, quantity).stream().mapToLong(Part::amount).sum();
    }

    /** The share of an amount that falls on some seconds of a period. */
    static long share(long amount, long seconds, long whole) {
        return rounded(BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(seconds))
                .divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP));
    }

    private static Part perUnit(JsonNode price, long quantity) {
        JsonNode transform = price.path("transform_quantity");
        long billed = quantity;
        if (transform.isObject()) {
            long size = transform.path("divide_by").asLong();
            boolean isUp = Json.text(transform, "round").equals("up");
            billed = isUp ? Math.floorDiv(quantity + size - 1, size) : Math.floorDiv(quantity, size);
        }
        String unit = Json.text(price, "unit_amount_decimal");
        return new Part(quantity, unit, times(unit, billed));
    }

    private static Part volume(JsonNode price, long quantity) {
        JsonNode last = price.path("tiers").path(0);
        for (JsonNode tier : price.path("tiers")) {
            last = tier;
            if (tier.path("up_to").isNull() || quantity <= tier.path("up_to").asLong()) {
                break;
            }
        }
        return part(last, quantity);
    }

    private static List<Part> graduated(JsonNode price, long quantity) {
        List<Part> parts = new ArrayList<>();
        long left = quantity;
        long before = 0;
        for (JsonNode tier : price.path("tiers")) {
            long room = tier.path("up_to").isNull() ? left : tier.path("up_to").asLong() - before;
            long here = Math.min(left, room);
            if (here > 0) {
                parts.add(part(tier, here));
            }
            left -= here;
            before = tier.path("up_to").asLong(before);
        }
        return parts;
    }

    private static Part part(JsonNode tier, long quantity) {
        String unit = Json.text(tier, "unit_amount_decimal");
        long flat = quantity > 0 ? rounded(new BigDecimal(Json.text(tier, "flat_amount_decimal"))) : 0;
        return new Part(quantity, unit, times(unit, quantity) + flat);
    }

    private static long times(String unit, long quantity) {
        return rounded(new BigDecimal(unit).multiply(BigDecimal.valueOf(quantity)));
    }

    private static long rounded(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
