package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @Test
    void shouldReadBackWhatItWroteWhenBytesAreOfAnyLength() {
        Random random = new Random(1);
        for (int length = 0; length < 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, Base64Url.decode(Base64Url.encode(bytes)));
        }
    }

    @Test
    void shouldUseTheUrlAlphabetWithoutPadding() {
        assertEquals("-_8", Base64Url.encode(new byte[] {(byte) 0xfb, (byte) 0xff}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA==", "AA=", "A", "AAAAA", "AB", "AAB", "+/8A", "AA A", "AA\nA", " AAAA", "AAAA ", "Aä", "=", "A\0AA"
            })
    void shouldRefuseWhenTextIsNotTheOneFormOfItsBytes(String text) {
        assertThrows(MalformedException.class, () -> Base64Url.decode(text));
    }

    @Test
    void shouldRefuseWhenAnotherNumberOfBytesIsDemanded() {
        String text = Base64Url.encode(new byte[31]);
        assertThrows(MalformedException.class, () -> Base64Url.decode("x", text, 32));
        assertEquals(31, Base64Url.decode("x", text, 31).length);
        // Of the right length, but with trailing bits that aren't zero.
        assertThrows(MalformedException.class, () -> Base64Url.decode("x", "A".repeat(42) + "B", 32));
    }
}
