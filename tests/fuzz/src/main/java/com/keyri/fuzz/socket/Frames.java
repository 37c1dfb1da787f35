package com.keyri.fuzz.socket;

import com.keyri.fuzz.mutate.Choice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts frames together (RFC 6455, section 5.2), also such as may not be. */
final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int FIN = 0x80;

    private static final int MASKED = 0x80;
    private static final int IN_TWO_BYTES = 126;
    private static final int IN_EIGHT_BYTES = 127;

    private Frames() {}

    /** As a client has to send it; {@code first} is the first byte, {@code FIN} and opcode. */
    static byte[] masked(int first, byte[] payload, Choice choice) {
        byte[] mask = choice.bytes(4);
        ByteArrayOutputStream frame = head(first, MASKED, payload.length);
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    /** As only a server may send it. */
    static byte[] bare(int first, byte[] payload) {
        ByteArrayOutputStream frame = head(first, 0, payload.length);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    static byte[] text(String text, Choice choice) {
        return masked(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8), choice);
    }

    /** Announces a length in eight bytes and brings less. */
    static byte[] announcing(long length, Choice choice) {
        ByteBuffer frame = ByteBuffer.allocate(2 + Long.BYTES + 4 + 16);
        frame.put((byte) (FIN | TEXT)).put((byte) (MASKED | IN_EIGHT_BYTES)).putLong(length);
        frame.put(choice.bytes(4)).put(choice.bytes(16));
        return frame.array();
    }

    /** A close frame with this code and these bytes of a reason. */
    static byte[] close(int code, byte[] reason, Choice choice) {
        ByteBuffer payload = ByteBuffer.allocate(2 + reason.length);
        payload.putShort((short) code).put(reason);
        return masked(FIN | CLOSE, payload.array(), choice);
    }

    private static ByteArrayOutputStream head(int first, int masked, int length) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (length < IN_TWO_BYTES) {
            frame.write(masked | length);
        } else if (length < 0x10000) {
            frame.write(masked | IN_TWO_BYTES);
            frame.write(length >> 8);
            frame.write(length);
        } else {
            frame.write(masked | IN_EIGHT_BYTES);
            frame.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
        }
        return frame;
    }
}
