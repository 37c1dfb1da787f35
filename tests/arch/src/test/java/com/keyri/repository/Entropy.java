package com.keyri.repository;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shannon's entropy of a text: random characters score high, words low. */
final class Entropy {
    private Entropy() {}

    /** Bits per character. */
    static double of(String text) {
        Map<Integer, Long> counts =
                text.codePoints().boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double length = text.length();
        return -counts.values().stream()
                .mapToDouble(count -> count / length)
                .map(share -> share * Math.log(share) / Math.log(2))
                .sum();
    }
}
