package com.keyri.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The server's end of one WebSocket (RFC 6455), as little of it as a test needs. */
final class FakeSocket implements AutoCloseable {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listener;
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private Socket connection;
    private DataInputStream in;
    private OutputStream out;
    private String requestLine = "";

    FakeSocket() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    String url(String path) {
        return "ws://127.0.0.1:" + listener.getLocalPort() + path;
    }

    String requestLine() {
        return requestLine;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Takes the handshake; call it in a thread of its own while the client connects. */
    FakeSocket accept() throws IOException, GeneralSecurityException {
        connection = listener.accept();
        in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
        out = connection.getOutputStream();
        requestLine = line();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((header("sec-websocket-key") + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Reads one unfragmented, masked text frame. */
    String receive() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    void send(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one text in two fragments. */
    void sendInTwo(String text) throws IOException {
        frame(0x01, text.substring(0, 5).getBytes(StandardCharsets.UTF_8));
        frame(0x80, text.substring(5).getBytes(StandardCharsets.UTF_8));
    }

    void sendClose(int status) throws IOException {
        frame(0x88, ByteBuffer.allocate(2).putShort((short) status).array());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (connection != null) {
            connection.close();
        }
    }

    private void frame(int first, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        out.write(frame.array(), 0, frame.position());
        out.flush();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
