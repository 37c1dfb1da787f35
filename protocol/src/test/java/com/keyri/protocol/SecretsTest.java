package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void shouldHashAsTheStandardSaysWhenTextIsAbc() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(Digests.sha256("abc")));
        assertEquals("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", Digests.sha256Base64Url("abc"));
    }

    @Test
    void shouldCompareWholeValues() {
        assertTrue(Digests.equal("abc", "abc"));
        assertFalse(Digests.equal("abc", "abd"));
        assertFalse(Digests.equal("abc", "ab"));
    }

    @Test
    void shouldHave128Or256BitsAndNotRepeat() {
        assertEquals(22, SecretToken.random128().reveal().length());
        assertEquals(43, SecretToken.random256().reveal().length());
        assertNotEquals(SecretToken.random128(), SecretToken.random128());
    }

    @Test
    void shouldTellNothingWhenPrinted() {
        assertEquals("SecretToken", SecretToken.random256().toString());
        assertEquals("MacKey", MacKey.random().toString());
    }

    @Test
    void shouldBeFoundAgainByItsHashWhenRead() {
        SecretToken secret = SecretToken.random256();
        SecretToken again = SecretToken.parse(secret.reveal());
        assertEquals(secret, again);
        assertEquals(secret.hashCode(), again.hashCode());
        assertArrayEquals(Digests.sha256(Base64Url.decode(secret.reveal())), again.hash());
    }

    @Test
    void shouldRefuseASecretOfAnotherLength() {
        assertThrows(MalformedException.class, () -> SecretToken.parse(Base64Url.encode(new byte[24])));
        assertThrows(MalformedException.class, () -> SecretToken.parse(""));
        assertThrows(MalformedException.class, () -> SecretToken.parse("A".repeat(1_000_000)));
    }

    @Test
    void shouldKeepItsBytesWhenTheCallerChangesTheirs() {
        byte[] bytes = new byte[16];
        SecretToken secret = SecretToken.of(bytes);
        bytes[0] = 1;
        assertEquals(SecretToken.of(new byte[16]), secret);
    }

    @Test
    void shouldTagUnambiguouslyWhenPartsAreSplitElsewhere() {
        MacKey key = MacKey.random();
        byte[] tag = key.tag("d", "ab", "c");
        assertTrue(key.verifies(tag, "d", "ab", "c"));
        assertFalse(key.verifies(tag, "d", "a", "bc"));
        assertFalse(key.verifies(tag, "d", "abc"));
        assertFalse(key.verifies(tag, "d", "ab", "c", ""));
        assertFalse(key.verifies(tag, "e", "ab", "c"));
        assertFalse(key.verifies(tag, "da", "b", "c"));
        assertFalse(MacKey.random().verifies(tag, "d", "ab", "c"));
    }

    @Test
    void shouldVerifyAPrefixOf16BytesButNoShorter() {
        MacKey key = MacKey.random();
        byte[] tag = key.tag("d", "part");
        assertTrue(key.verifies(Arrays.copyOf(tag, 16), "d", "part"));
        assertFalse(key.verifies(Arrays.copyOf(tag, 15), "d", "part"));
        assertFalse(key.verifies(new byte[0], "d", "part"));
        assertFalse(key.verifies(Arrays.copyOf(tag, 33), "d", "part"));
    }

    @Test
    void shouldBeHmacOverLengthPrefixedPartsWhenComputedByHand() throws Exception {
        byte[] bytes = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
        mac.update(new byte[] {0, 0, 0, 1, 'd', 0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0});
        assertArrayEquals(mac.doFinal(), MacKey.of(bytes).tag("d", "ab", ""));
    }

    @Test
    void shouldRefuseAMacKeyOfFewerThan32Bytes() {
        assertThrows(MalformedException.class, () -> MacKey.of(new byte[31]));
    }
}
