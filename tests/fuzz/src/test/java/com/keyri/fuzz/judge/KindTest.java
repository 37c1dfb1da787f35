package com.keyri.fuzz.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindTest {
    @Test
    void shouldGiveEachKindItsShare() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (long number = 0; number < 1_000; number++) {
            counts.merge(Kind.of(number), 1, Integer::sum);
        }
        for (Kind kind : Kind.values()) {
            assertEquals(kind.percent() * 10, counts.getOrDefault(kind, 0), kind.name());
        }
    }
}
