package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Spoils the bytes of a body, whatever they mean: no UTF-8, another encoding, cut, doubled, noise. */
final class ByteMutation implements Mutation {
    private static final List<byte[]> NO_UTF8 = List.of(
            bytes(0xff),
            bytes(0xfe, 0xff),
            bytes(0xc0, 0x80),
            bytes(0xc0, 0xae),
            bytes(0xe0, 0x80, 0xaf),
            bytes(0xed, 0xa0, 0x80),
            bytes(0xf4, 0x90, 0x80, 0x80),
            bytes(0xf8, 0x88, 0x80, 0x80, 0x80),
            bytes(0xe2, 0x82),
            bytes(0x80),
            bytes(0xef, 0xbb, 0xbf),
            bytes(0x00));

    private static final List<Charset> OTHERS = List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32"),
            Charset.forName("IBM037"));

    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "null",
            "\"text\"",
            "1",
            "true",
            "{}{}",
            "{}x",
            "\ufeff{}",
            "{'a':1}",
            "{a:1}",
            "{\"a\":1,}",
            "{,}",
            "[1,2",
            "//\n{}",
            "<a/>",
            "a=b&c",
            "--x\r\n\r\n--x--",
            "&&&",
            "=",
            "%",
            "\u0000{}");

    @Override
    public void apply(Draft draft, Choice choice) {
        byte[] body = draft.body();
        if (body.length == 0) {
            body = "{}".getBytes(StandardCharsets.UTF_8);
        }
        draft.body(
                switch (choice.below(9)) {
                    case 0 -> inserted(body, choice.of(NO_UTF8), choice);
                    case 1 -> new String(body, StandardCharsets.UTF_8).getBytes(choice.of(OTHERS));
                    case 2 -> Arrays.copyOf(body, choice.below(body.length));
                    case 3 -> choice.of(WHOLE).getBytes(StandardCharsets.UTF_8);
                    case 4 -> choice.bytes(1 + choice.below(300));
                    case 5 -> inserted(body, body, choice);
                    case 6 -> inserted(body, choice.bytes(1 + choice.below(8)), choice);
                    default -> flipped(body, choice);
                });
        if (draft.header("Content-Type").isEmpty()) {
            draft.with("Content-Type", "application/json");
        }
    }

    private static byte[] inserted(byte[] body, byte[] more, Choice choice) {
        int at = choice.below(body.length + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(body, 0, at);
        bytes.writeBytes(more);
        bytes.write(body, at, body.length - at);
        return bytes.toByteArray();
    }

    private static byte[] flipped(byte[] body, Choice choice) {
        byte[] changed = body.clone();
        for (int i = 0; i <= choice.below(4); i++) {
            changed[choice.below(changed.length)] ^= (byte) (1 << choice.below(8));
        }
        return changed;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
