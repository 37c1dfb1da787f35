package com.keyri.fuzz.socket;

import com.keyri.fuzz.mutate.Choice;
import com.keyri.fuzz.mutate.Nasty;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a client of the events socket may not send. */
final class BadFrames {
    private static final List<byte[]> NO_UTF8 = List.of(
            bytes(0xff),
            bytes(0xc0, 0x80),
            bytes(0xed, 0xa0, 0x80),
            bytes(0xf4, 0x90, 0x80, 0x80),
            bytes('{', 0xe2, 0x82),
            bytes(0xf8, 0x88, 0x80, 0x80, 0x80));

    private static final List<Integer> CODES =
            List.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535, 1000, 4401);

    private static final List<Long> LENGTHS = List.of(
            Long.MAX_VALUE, Long.MIN_VALUE, -1L, 1L << 31, (1L << 31) - 1, 1L << 32, (1L << 32) + 2, 8_193L, 125L, 0L);

    private static final List<String> FORMS = List.of(
            "%s",
            "{\"type\":\"proof\",\"proof\":%s}",
            "{\"type\":%s,\"proof\":\"x\"}",
            "{\"type\":\"proof\",\"type\":\"proof\",\"proof\":%s}",
            "{\"type\":\"proof\",\"proof\":\"a.b.c\",\"x\":%s}",
            "{\"type\":\"code\",\"code\":%s}",
            "[%s]");

    private BadFrames() {}

    /** The bytes of one or many. */
    static byte[] of(Choice choice) {
        return switch (choice.below(12)) {
            case 0 -> odd(choice);
            case 1 -> control(choice);
            case 2 -> Frames.announcing(choice.of(LENGTHS), choice);
            case 3 -> fragments(choice);
            case 4 -> noText(choice);
            case 5 -> large(choice);
            case 6 -> flood(choice);
            case 7 -> noFrames(choice);
            default -> words(choice);
        };
    }

    /** Without a mask, with reserved bits, of no known kind, a part without a beginning. */
    private static byte[] odd(Choice choice) {
        byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
        return switch (choice.below(5)) {
            case 0 -> Frames.bare(Frames.FIN | Frames.TEXT, payload);
            case 1 -> Frames.masked(Frames.FIN | Frames.TEXT | choice.among(0x40, 0x20, 0x10, 0x70), payload, choice);
            case 2 -> Frames.masked(Frames.FIN | choice.among(3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf), payload, choice);
            case 3 -> Frames.masked(Frames.FIN | Frames.CONTINUATION, payload, choice);
            default -> Frames.masked(Frames.FIN | Frames.BINARY, choice.bytes(choice.among(0, 1, 200, 9_000)), choice);
        };
    }

    private static byte[] control(Choice choice) {
        return switch (choice.below(5)) {
            case 0 -> Frames.masked(Frames.FIN | Frames.PING, choice.bytes(choice.among(126, 300, 70_000)), choice);
            case 1 -> Frames.masked(choice.among(Frames.PING, Frames.CLOSE, 0xa), choice.bytes(3), choice);
            case 2 -> Frames.masked(Frames.FIN | Frames.CLOSE, choice.bytes(1), choice);
            case 3 -> Frames.close(choice.of(CODES), choice.of(NO_UTF8), choice);
            default ->
                Frames.close(
                        choice.of(CODES),
                        "x".repeat(choice.among(0, 123, 124)).getBytes(StandardCharsets.UTF_8),
                        choice);
        };
    }

    /** Parts that never come to an end, or that another message interrupts. */
    private static byte[] fragments(Choice choice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = choice.oneIn(2) ? new byte[0] : "a".repeat(100).getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(Frames.masked(Frames.TEXT, part, choice));
        int count = choice.among(1, 90, 300, 1_000);
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(Frames.masked(Frames.CONTINUATION, part, choice));
        }
        if (choice.oneIn(3)) {
            bytes.writeBytes(Frames.text("{}", choice));
        }
        return bytes.toByteArray();
    }

    private static byte[] noText(Choice choice) {
        byte[] bad = choice.of(NO_UTF8);
        if (choice.oneIn(2)) {
            return Frames.masked(Frames.FIN | Frames.TEXT, bad, choice);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Frames.masked(Frames.TEXT, Arrays.copyOf(bad, 1), choice));
        bytes.writeBytes(
                Frames.masked(Frames.FIN | Frames.CONTINUATION, Arrays.copyOfRange(bad, 1, bad.length), choice));
        return bytes.toByteArray();
    }

    private static byte[] large(Choice choice) {
        String text = "A".repeat(choice.among(8_150, 8_192, 8_193, 20_000, 100_000));
        return Frames.text("{\"type\":\"proof\",\"proof\":\"" + text + "\"}", choice);
    }

    private static byte[] flood(Choice choice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = choice.among(20, 200, 600);
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(
                    choice.oneIn(2)
                            ? Frames.masked(Frames.FIN | Frames.PING, choice.bytes(8), choice)
                            : Frames.masked(Frames.FIN | 0xa, choice.bytes(8), choice));
        }
        bytes.writeBytes(Frames.text("nonsense", choice));
        return bytes.toByteArray();
    }

    private static byte[] noFrames(Choice choice) {
        return choice.among(
                choice.bytes(1 + choice.below(200)),
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                ByteBuffer.allocate(4_000).array(),
                Arrays.copyOf(Frames.text("{\"type\":\"proof\"}", choice), 7));
    }

    /** Well-formed frames with words that are none. */
    private static byte[] words(Choice choice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = choice.oneIn(6) ? 40 : 1;
        for (int i = 0; i < count; i++) {
            String text = choice.of(FORMS).replace("%s", Nasty.value(choice));
            bytes.writeBytes(Frames.text(text, choice));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
