package com.keyri.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private final Rate before = Rate.of(List.of(98.0, 101.0, 100.0, 103.0, 99.0, 97.0, 102.0, 100.0));

    @Test
    void shouldSeeATenthLess() {
        Rate slower = Rate.of(List.of(88.2, 90.9, 90.0, 92.7, 89.1, 87.3, 91.8, 90.0));
        Difference difference = Difference.between(before, slower);
        assertTrue(difference.isReal(), difference::toString);
        assertEquals(-10, difference.percent(), 0.1);
        assertTrue(difference.toString().endsWith("slower"));
    }

    @Test
    void shouldNotTakeNoiseForADifference() {
        Rate again = Rate.of(List.of(101.0, 99.0, 100.5, 97.5, 102.5, 100.0, 98.0, 103.0));
        assertFalse(Difference.between(before, again).isReal());
    }
}
