package com.keyri.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] PLAIN = "a secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = {1};

    private final Seal seal = Seal.under(new byte[32]);

    @Test
    void shouldOpenWhatItClosed() throws GeneralSecurityException {
        byte[] sealed = seal.close(CONTEXT, PLAIN);

        assertEquals(12 + PLAIN.length + 16, sealed.length);
        assertArrayEquals(PLAIN, seal.open(CONTEXT, sealed));
        assertFalse(Arrays.equals(sealed, seal.close(CONTEXT, PLAIN)), "a nonce was used twice");
    }

    @Test
    void shouldNotOpenInAnotherContextUnderAnotherKeyOrWhatWasChanged() throws GeneralSecurityException {
        byte[] sealed = seal.close(CONTEXT, PLAIN);
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;

        assertRefused(seal, new byte[] {2}, sealed);
        assertRefused(Seal.under(otherKey), CONTEXT, sealed);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertRefused(seal, CONTEXT, changed);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(seal, CONTEXT, Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void shouldWantAKeyOf256Bits() {
        assertThrows(IllegalArgumentException.class, () -> Seal.under(new byte[16]));
    }

    private static void assertRefused(Seal by, byte[] context, byte[] sealed) {
        assertThrows(GeneralSecurityException.class, () -> by.open(context, sealed));
    }
}
