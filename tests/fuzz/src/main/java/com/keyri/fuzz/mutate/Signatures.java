package com.keyri.fuzz.mutate;

import com.keyri.client.SigningKey;
import com.keyri.protocol.Base64Url;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Signatures that are none: short, long, DER, zero, too large, of something else. */
final class Signatures {
    /** The order of P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final List<Integer> LENGTHS = List.of(0, 1, 32, 63, 65, 128, 256);

    private Signatures() {}

    static String other(String input, SigningKey key, Choice choice) {
        byte[] good = key.signer().sign(input.getBytes(StandardCharsets.US_ASCII));
        byte[] bad = switch (choice.below(7)) {
            case 0 -> Arrays.copyOf(good, choice.of(LENGTHS));
            case 1 -> new byte[64];
            case 2 -> filled(good, choice.among(32, 64));
            case 3 -> halves(new BigInteger(1, Arrays.copyOf(good, 32)).add(ORDER), good);
            case 4 -> der(good);
            case 5 -> choice.bytes(64);
            default -> halves(ORDER, good);
        };
        return input + "." + Base64Url.encode(bad);
    }

    private static byte[] filled(byte[] good, int length) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, 0, length, (byte) 0xff);
        return bytes;
    }

    private static byte[] halves(BigInteger r, byte[] good) {
        byte[] bytes = good.clone();
        byte[] first = r.toByteArray();
        int length = Math.min(32, first.length);
        System.arraycopy(first, first.length - length, bytes, 32 - length, length);
        return bytes;
    }

    private static byte[] der(byte[] good) {
        byte[] bytes = new byte[70];
        bytes[0] = 0x30;
        bytes[1] = 68;
        bytes[2] = 2;
        bytes[3] = 32;
        System.arraycopy(good, 0, bytes, 4, 32);
        bytes[36] = 2;
        bytes[37] = 32;
        System.arraycopy(good, 32, bytes, 38, 32);
        return bytes;
    }
}
