package com.keyri.plan.model;

import java.util.List;

/** Tiers without a gap and without an overlap: each begins after the one before, and the last one has no end. */
public record Tiers(List<Tier> list) {
    public static final int MOST = 20;

    public Tiers {
        list = List.copyOf(list);
        if (list.isEmpty() || list.size() > MOST) {
            throw new IllegalArgumentException(list.size() + " tiers");
        }
        long before = 0;
        for (Tier tier : list) {
            if (tier.last() <= before) {
                throw new IllegalArgumentException("a tier up to " + tier.last() + " after one up to " + before);
            }
            before = tier.last();
        }
        if (before != Long.MAX_VALUE) {
            throw new IllegalArgumentException("no tier has more than " + before);
        }
    }

    /** The one that has the unit with that number, counted from one; the first one has nothing as well. */
    Tier of(long number) {
        return list.stream().filter(tier -> number <= tier.last()).findFirst().orElseThrow();
    }
}
