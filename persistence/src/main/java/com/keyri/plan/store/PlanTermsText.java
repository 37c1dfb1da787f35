package com.keyri.plan.store;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The terms of a version as its row keeps them: a JSON document that says its own version first. Equal terms have one
 * text, and only a text that could have been written is read: nobody has to think about members that are missing,
 * unknown or twice.
 */
final class PlanTermsText {
    static final int LONGEST = 16_384;
    private static final int VERSION = 1;

    private PlanTermsText() {}

    static String write(PlanTerms terms) {
        ObjectNode document = JsonDocument.object()
                .put("v", VERSION)
                .put("currency", terms.currency().getCurrencyCode())
                .put("interval", terms.interval().name())
                .put("flatFee", terms.flatFee())
                .put("trialDays", terms.trialDays());
        ArrayNode charges = document.putArray("charges");
        terms.charges().stream()
                .sorted(Comparator.comparing(Charge::meter))
                .forEach(charge -> charges.add(charge(charge)));
        ObjectNode limits = document.putObject("limits");
        new TreeMap<>(terms.limits()).forEach((meter, limit) -> limits.put(meter.name(), limit));
        return JsonDocument.write(document);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException for any other text
     */
    static PlanTerms read(String text) {
        try {
            PlanTerms terms = terms(JsonDocument.read(text, LONGEST));
            if (write(terms).equals(text)) {
                return terms;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw new IllegalStateException("these aren't terms of a plan", e);
        }
        throw new IllegalStateException("these terms of a plan were written by something else");
    }

    private static ObjectNode charge(Charge charge) {
        ObjectNode node =
                JsonDocument.object().put("meter", charge.meter().name()).put("included", charge.included());
        UsagePrice price = charge.price();
        if (price instanceof PerUnitPrice perUnit) {
            node.put("model", "PER_UNIT").put("unit", unit(perUnit.unit()));
        } else if (price instanceof PackagePrice packages) {
            node.put("model", "PACKAGE").put("size", packages.size()).put("unit", unit(packages.price()));
        } else if (price instanceof GraduatedPrice graduated) {
            tiers(node.put("model", "GRADUATED"), graduated.tiers());
        } else if (price instanceof VolumePrice volume) {
            tiers(node.put("model", "VOLUME"), volume.tiers());
        }
        return node;
    }

    private static void tiers(ObjectNode node, Tiers tiers) {
        ArrayNode array = node.putArray("tiers");
        for (Tier tier : tiers.list()) {
            ObjectNode entry = array.addObject();
            tier.upTo().ifPresent(last -> entry.put("upTo", last));
            entry.put("unit", unit(tier.unit()));
        }
    }

    private static String unit(UnitPrice price) {
        return price.minorUnits().toPlainString();
    }

    private static PlanTerms terms(JsonNode document) {
        if (document.required("v").intValue() != VERSION) {
            throw new IllegalStateException("terms of a version that nobody here knows");
        }
        List<Charge> charges = new ArrayList<>();
        document.required("charges").forEach(node -> charges.add(charge(node)));
        Map<Meter, Long> limits = new EnumMap<>(Meter.class);
        document.required("limits")
                .properties()
                .forEach(entry -> limits.put(
                        Meter.valueOf(entry.getKey()), entry.getValue().longValue()));
        return new PlanTerms(
                Currency.getInstance(document.required("currency").stringValue()),
                BillingInterval.valueOf(document.required("interval").stringValue()),
                document.required("flatFee").longValue(),
                document.required("trialDays").intValue(),
                charges,
                limits);
    }

    private static Charge charge(JsonNode node) {
        return new Charge(
                Meter.valueOf(node.required("meter").stringValue()),
                node.required("included").longValue(),
                price(node));
    }

    private static UsagePrice price(JsonNode node) {
        return switch (node.required("model").stringValue()) {
            case "PER_UNIT" -> new PerUnitPrice(unit(node));
            case "PACKAGE" -> new PackagePrice(node.required("size").longValue(), unit(node));
            case "GRADUATED" -> new GraduatedPrice(tiers(node));
            case "VOLUME" -> new VolumePrice(tiers(node));
            default -> throw new IllegalStateException("a price of a kind that nobody here knows");
        };
    }

    private static Tiers tiers(JsonNode node) {
        List<Tier> tiers = new ArrayList<>();
        for (JsonNode entry : node.required("tiers")) {
            JsonNode last = entry.path("upTo");
            tiers.add(new Tier(
                    last.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(last.longValue()), unit(entry)));
        }
        return new Tiers(tiers);
    }

    private static UnitPrice unit(JsonNode node) {
        return new UnitPrice(new BigDecimal(node.required("unit").stringValue()));
    }
}
