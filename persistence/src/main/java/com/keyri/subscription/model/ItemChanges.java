package com.keyri.subscription.model;

import java.util.List;
import java.util.Map;

/**
 * What Stripe is to do with a subscription's items.
 *
 * @param replaced the new price by the item's id: leaving the id out would add a second item
 * @param added prices for which there is no item to replace
 * @param removed ids of items for which there is no price any more
 * @param prices all that it will consist of
 */
public record ItemChanges(Map<String, String> replaced, List<String> added, List<String> removed, List<String> prices) {
    public ItemChanges {
        replaced = Map.copyOf(replaced);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        prices = List.copyOf(prices);
    }

    /** Whether a subscription with these items is as it is to be. */
    public boolean areDoneIn(List<MirroredItem> items) {
        return items.stream()
                .map(MirroredItem::price)
                .sorted()
                .toList()
                .equals(prices.stream().sorted().toList());
    }
}
