package com.keyri.text.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"Shop", "Café ☕", "می\u200Cخواهم", "日本語", "👩\u200D🚀", "a b", "O'Neil & Sons <ltd>"})
    void shouldAcceptTextOfEveryScript(String text) {
        assertTrue(PlainText.isPlain(text, 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "a\nb",
                "a\tb",
                "a\u0000",
                "a\u0085b",
                "\u202Eevil",
                "a\u2066b",
                "a\u200Fb",
                "a\u061Cb",
                "a\u2028b",
                "\uFEFFa",
                "a\u00ADb",
                "\uE000",
                "a\uD83D",
                "\uDB40\uDC41",
                "a\u200Bb"
            })
    void shouldRefuseWhatPeopleCantSee(String text) {
        assertFalse(PlainText.isPlain(text, 80));
    }

    @Test
    void shouldCountCharactersNotUnits() {
        assertTrue(PlainText.isPlain("🚀".repeat(80), 80));
        assertFalse(PlainText.isPlain("🚀".repeat(81), 80));
    }

    @Test
    void shouldGiveBackOnlyPlainText() {
        assertEquals("Shop", PlainText.require("Shop", 80));
        assertThrows(IllegalArgumentException.class, () -> PlainText.require("a\u202Eb", 80));
    }
}
