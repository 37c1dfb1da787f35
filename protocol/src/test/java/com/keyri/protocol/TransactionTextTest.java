package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pay 5 € to Ada\nReference 17",
                "שלם 5 ש״ח",
                "دفع ٥ يورو",
                "می\u200cخواهم",
                "👩\u200d💻 pays 3 🍕",
                "5\u00a0000 EUR",
                "x"
            })
    void shouldAcceptPlainTextOfAnyScript(String text) {
        assertEquals(Digests.sha256Base64Url(text), new TransactionText(text).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "\u200d",
                "\n\n",
                "a\tb",
                "a\rb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\u202eb",
                "a\u202ab",
                "a\u2066b",
                "a\u2069b",
                "a\u200eb",
                "a\u200fb",
                "a\u061cb",
                "a\u200bb",
                "a\u00adb",
                "a\ufeffb",
                "a\u2060b",
                "a\u2028b",
                "a\u2029b",
                "a\ue000b",
                "a\uffffb",
                "a\u0378b",
                "a\ud800b",
                "a\udc00b",
                "a\udb40\udc41b",
                "e\u0301",
                "\u212b"
            })
    void shouldRefuseWhatCouldBeShownOtherThanItIsSigned(String text) {
        assertThrows(MalformedException.class, () -> new TransactionText(text));
    }

    @Test
    void shouldBoundTheLength() {
        assertEquals(43, new TransactionText("x".repeat(2000)).hash().length());
        assertThrows(MalformedException.class, () -> new TransactionText("x".repeat(2001)));
    }

    @Test
    void shouldNotTellTheTextWhenPrinted() {
        assertFalse(new TransactionText("secret").toString().contains("secret"));
    }
}
