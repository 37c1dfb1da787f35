package com.keyri.fuzz.socket;

import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Wire;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A WebSocket whose client sends what it likes, and reads strictly. */
final class RawSocket implements AutoCloseable {
    private static final int LONGEST_HEAD = 16_384;
    private static final int LONGEST_FRAME = 200_000;

    private final Socket socket;
    private final DataInputStream in;

    /**
     * A frame of the server's.
     *
     * @param opcode its kind
     * @param payload its content
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The words of a close frame. */
        String reason() {
            return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }

        /** Of a close frame; 1005 where it has none. */
        int closeCode() {
            return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        }
    }

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Does the handshake.
     *
     * @param atOnce what goes in the same packet, before the handshake is answered
     * @throws ProtocolException where the server refuses it
     */
    static RawSocket open(Wire wire, Draft handshake, byte[] atOnce) throws IOException {
        Socket socket = wire.connect();
        try {
            RawSocket open = new RawSocket(socket);
            byte[] head = handshake.bytes(wire.authority());
            byte[] both = Arrays.copyOf(head, head.length + atOnce.length);
            System.arraycopy(atOnce, 0, both, head.length, atOnce.length);
            open.send(both);
            open.readHead();
            return open;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /**
     * The next frame.
     *
     * @throws EOFException where the server has ended the connection
     * @throws SocketTimeoutException where nothing came for that long
     * @throws ProtocolException where it isn't one that a server may send
     */
    Frame next(Duration patience) throws IOException {
        socket.setSoTimeout(Math.max(1, Math.toIntExact(patience.toMillis())));
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((first & 0x70) != 0 || (second & 0x80) != 0) {
            throw new ProtocolException("a frame that no server may send: " + first + " " + second);
        }
        long length = second;
        if (second == 126) {
            length = in.readUnsignedShort();
        } else if (second == 127) {
            length = in.readLong();
        }
        if (length < 0 || length > LONGEST_FRAME) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(first & 0xf, payload);
    }

    private void readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
            if (head.length() > LONGEST_HEAD) {
                throw new ProtocolException("an endless head");
            }
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new ProtocolException("refused: " + head.substring(0, head.indexOf("\r")));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
