package com.keyri.plan.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a version of a plan is called at Stripe.
 *
 * @param product the id of its product
 * @param flatFee the id of the price of the flat fee, which there is even where the fee is zero
 * @param charges the id of the metered price of each charge
 */
public record PublishedPrices(String product, String flatFee, Map<Meter, String> charges) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,100}");

    public PublishedPrices {
        charges = Map.copyOf(charges);
        requireId(product);
        requireId(flatFee);
        charges.values().forEach(PublishedPrices::requireId);
        if (new TreeSet<>(charges.values()).size() < charges.size() || charges.containsValue(flatFee)) {
            throw new IllegalArgumentException("one price for two things");
        }
    }

    /** Whether a text has the form of Stripe's ids. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether they are all prices that a version with these terms needs, and no others. */
    public boolean fit(PlanTerms terms) {
        Set<Meter> priced =
                new TreeSet<>(terms.charges().stream().map(Charge::meter).toList());
        return priced.equals(charges.keySet());
    }

    private static void requireId(String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException("not an id of Stripe's");
        }
    }
}
