package com.keyri.transaction.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "line\nbreak",
                "tab\there",
                "null\u0000",
                "delete\u007f",
                "c1\u0085",
                "override\u202e",
                "isolate\u2066",
                "mark\u200e",
                "arabic mark\u061c",
                "zero width\u200b",
                "soft hyphen\u00ad",
                "byte order mark\ufeff",
                "line separator\u2028",
                "tag \udb40\udc41",
                "private \ue000",
                "half \ud83d",
                "unassigned \uffff",
                "",
                "   "
            })
    void shouldRefuseWhatAPersonCannotSee(String text) {
        assertFalse(TransactionText.isAllowed(text));
        assertThrows(IllegalArgumentException.class, () -> new TransactionText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pay 40.00 EUR", "ادفع ٤٠", "می‌خواهم", "family 👨‍👩‍👧", "Grüße ✓"})
    void shouldAllowPlainTextOfAnyScript(String text) {
        assertTrue(TransactionText.isAllowed(text));
    }

    @Test
    void shouldCountCharactersNotCodeUnits() {
        assertTrue(TransactionText.isAllowed("💶".repeat(2000)));
        assertFalse(TransactionText.isAllowed("a".repeat(2001)));
    }

    @Test
    void shouldHashTheBytesOfItsText() {
        assertEquals("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", new TransactionText("abc").hash());
    }
}
