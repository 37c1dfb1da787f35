package com.keyri.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.protocol.Base64Url;
import com.keyri.secret.model.SealedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealingKeyTest {
    private static final String PLACE = "mail/1/recipient";
    private static final String TEXT = "ada@example.org, grüße";

    private final SealingKey key = key(1);

    @Test
    void shouldOpenWhatItSealedForThatPlace() throws GeneralSecurityException {
        SealedText sealed = key.seal(PLACE, TEXT);

        assertEquals(TEXT, key.open(PLACE, sealed));
        assertEquals(TEXT, key(1).open(PLACE, sealed));
        assertThrows(GeneralSecurityException.class, () -> key.open("mail/2/recipient", sealed));
        assertThrows(GeneralSecurityException.class, () -> key(2).open(PLACE, sealed));
    }

    @Test
    void shouldHideTheTextAndThatItIsTheSame() {
        SealedText sealed = key.seal(PLACE, TEXT);

        assertNotEquals(sealed, key.seal(PLACE, TEXT));
        String bytes = new String(Base64Url.decode(sealed.base64url()), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("ada"));
    }

    @Test
    void shouldOpenNothingThatWasChanged() {
        byte[] bytes = Base64Url.decode(key.seal(PLACE, TEXT).base64url());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThrows(GeneralSecurityException.class, () -> key.open(PLACE, sealed(changed)), "byte " + i);
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(GeneralSecurityException.class, () -> key.open(PLACE, sealed(cut)), length + " bytes");
        }
        assertThrows(GeneralSecurityException.class, () -> key.open(PLACE, new SealedText("not base64url!")));
    }

    @Test
    void shouldBeMadeOf32BytesOnly() {
        for (int length : new int[] {0, 16, 31, 33}) {
            assertThrows(IllegalArgumentException.class, () -> SealingKey.of(new byte[length]));
        }
    }

    private static SealedText sealed(byte[] bytes) {
        return new SealedText(Base64Url.encode(bytes));
    }

    private static SealingKey key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return SealingKey.of(bytes);
    }
}
