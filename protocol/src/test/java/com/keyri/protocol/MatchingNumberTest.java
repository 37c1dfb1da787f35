package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingNumberTest {
    @Test
    void shouldHaveSixDigitsEachOfThemAnywhere() {
        boolean[][] seen = new boolean[6][10];
        for (int i = 0; i < 2000; i++) {
            String digits = MatchingNumber.random().reveal();
            assertEquals(6, digits.length());
            for (int place = 0; place < 6; place++) {
                seen[place][digits.charAt(place) - '0'] = true;
            }
        }
        for (boolean[] place : seen) {
            for (boolean digit : place) {
                // Each digit is missed at a place by chance once in 10^91 runs.
                assertTrue(digit);
            }
        }
    }

    @Test
    void shouldCompareByValue() {
        assertEquals(MatchingNumber.parse("000042"), MatchingNumber.parse("000042"));
        assertEquals(
                MatchingNumber.parse("000042").hashCode(),
                MatchingNumber.parse("000042").hashCode());
        assertNotEquals(MatchingNumber.parse("000042"), MatchingNumber.parse("000043"));
    }

    @Test
    void shouldTellNothingWhenPrinted() {
        assertFalse(MatchingNumber.parse("123456").toString().contains("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "-12345", " 12345", "١٢٣٤٥٦", "123 56", "123456\n"})
    void shouldRefuseAnythingButSixAsciiDigits(String text) {
        assertThrows(MalformedException.class, () -> MatchingNumber.parse(text));
    }
}
