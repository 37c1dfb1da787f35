package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BindingTest {
    private static final Thumbprint BK = new Thumbprint(Digests.sha256Base64Url("bk"));
    private static final Thumbprint EK = new Thumbprint(Digests.sha256Base64Url("ek"));

    @Test
    void shouldBeTheBytesThatTheProtocolNames() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("keyri-qr-v1".getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        bytes.write(BK.value().getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        bytes.write(EK.value().getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        bytes.write("si_1".getBytes(StandardCharsets.US_ASCII));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        assertEquals(
                Base64Url.encode(Arrays.copyOf(hash, 16)),
                Binding.of(BK, EK, "si_1").value());
    }

    @Test
    void shouldDifferWhenAKeyOrTheSignInIsSwapped() {
        Binding binding = Binding.of(BK, EK, "si_1");
        assertTrue(binding.matches(Binding.of(BK, EK, "si_1")));
        assertFalse(binding.matches(Binding.of(EK, BK, "si_1")));
        assertFalse(binding.matches(Binding.of(BK, BK, "si_1")));
        assertFalse(binding.matches(Binding.of(BK, EK, "si_2")));
    }

    @Test
    void shouldRefuseAnotherShape() {
        assertThrows(MalformedException.class, () -> new Binding("AAAA"));
        assertThrows(MalformedException.class, () -> new Binding("A".repeat(21) + "B"));
    }
}
