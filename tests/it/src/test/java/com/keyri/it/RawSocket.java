package com.keyri.it;

import com.keyri.test.Keyri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A WebSocket spoken by hand: what it sends goes out together or apart, as the caller wants it. */
final class RawSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[16]);

    private final String host;
    private final Socket tcp;
    private final SSLSocket tls;

    private RawSocket(String host, Socket tcp, SSLSocket tls) {
        this.host = host;
        this.tcp = tcp;
        this.tls = tls;
    }

    /** Connects, without a handshake of the socket yet. */
    static RawSocket connect(Keyri keyri) throws IOException {
        URI url = URI.create(keyri.publicUrl());
        Socket tcp = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        tcp.setTcpNoDelay(true);
        tcp.setSoTimeout((int) PATIENCE.toMillis());
        SSLSocketFactory factory = keyri.http().sslContext().getSocketFactory();
        SSLSocket tls = (SSLSocket) factory.createSocket(tcp, url.getHost(), url.getPort(), true);
        return new RawSocket(url.getAuthority(), tcp, tls);
    }

    /** The handshake for {@code path}. */
    byte[] handshake(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A request that is none of a socket's: its line without the version, further headers, its body. */
    byte[] request(String line, List<String> headers, String body) {
        return (line + " HTTP/1.1\r\nHost: " + host + "\r\n"
                        + String.join("", headers.stream().map(h -> h + "\r\n").toList()) + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A frame of less than 64 KiB (RFC 6455, section 5.2). */
    static byte[] frame(int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return frame.toByteArray();
    }

    /** All of it in one record. */
    void send(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        tls.getOutputStream().write(all.toByteArray());
    }

    /** What has come, once something has. */
    byte[] receive() throws IOException {
        byte[] some = new byte[4_096];
        int length = tls.getInputStream().read(some);
        return length < 0 ? new byte[0] : Arrays.copyOf(some, length);
    }

    /** All that comes until the other end closes. */
    byte[] receiveAll() throws IOException {
        return tls.getInputStream().readAllBytes();
    }

    /** Goes without a word, and takes nothing more. */
    void hangUp() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }
}
