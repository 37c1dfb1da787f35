package com.keyri.stripe;

import java.util.List;

/**
 * What a key may.
 *
 * @param missing rights that it has to have, as Stripe names them
 * @param surplus rights that have to be taken away
 * @param optional rights that it has of those it may have
 */
public record KeyFindings(List<String> missing, List<String> surplus, List<String> optional) {
    public KeyFindings {
        missing = List.copyOf(missing);
        surplus = List.copyOf(surplus);
        optional = List.copyOf(optional);
    }

    /** Whether the key is as it should be. */
    public boolean isGood() {
        return missing.isEmpty() && surplus.isEmpty();
    }
}
