package com.keyri.it;

import com.keyri.test.Keyri;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at another address of this machine (127.0.0.2), with one connection after the other; what is limited per
 * address is the neighbour's own.
 */
final class Neighbour implements AutoCloseable {
    private static final byte[] ADDRESS = {127, 0, 0, 2};
    private static final int AT_ONCE = 100;
    private static final int PATIENCE_MILLIS = 15_000;

    private final SSLSocketFactory tls;
    private final URI server;
    private @Nullable Socket socket;
    private BufferedReader answers;

    /** An answer; header names in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {
        boolean ends() {
            return "close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
        }
    }

    private Neighbour(Keyri keyri) throws IOException {
        this.tls = keyri.http().sslContext().getSocketFactory();
        this.server = URI.create(keyri.publicUrl());
        connect();
    }

    static Neighbour of(Keyri keyri) throws IOException {
        return new Neighbour(keyri);
    }

    /** Sends a request without a body; connects anew where the server ended the connection before. */
    Answer send(String method, String path, String... headers) throws IOException {
        write(1, method, path, headers);
        Answer answer = read(method);
        if (answer.ends() || answer.status() == 101) {
            connect();
        }
        return answer;
    }

    /**
     * Sends a request again and again, many at once, until it gets 429.
     *
     * @param most how often at most
     * @return how many were answered otherwise
     */
    int repeatUntilRefused(int most, String method, String path, String... headers) throws IOException {
        int passed = 0;
        while (passed < most) {
            connect();
            write(AT_ONCE, method, path, headers);
            Answer answer;
            int left = AT_ONCE;
            do {
                answer = read(method);
                if (answer.status() == 429) {
                    connect();
                    return passed;
                }
                passed++;
                left--;
            } while (left > 0 && !answer.ends());
        }
        throw new AssertionError("no limit after " + passed);
    }

    private void write(int times, String method, String path, String... headers) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of(method + ' ' + path + " HTTP/1.1", "Host: " + server.getAuthority()));
        lines.addAll(List.of(headers));
        String request = String.join("\r\n", lines) + "\r\n\r\n";
        socket.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private Answer read(String method) throws IOException {
        String first = answers.readLine();
        if (first == null) {
            throw new IOException("the server hung up");
        }
        int status = Integer.parseInt(first.split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        boolean hasBody = !method.equals("HEAD") && headers.containsKey("content-length");
        char[] body = new char[hasBody ? Integer.parseInt(headers.get("content-length")) : 0];
        for (int at = 0; at < body.length; ) {
            at += answers.read(body, at, body.length - at);
        }
        return new Answer(status, headers, new String(body));
    }

    private void connect() throws IOException {
        if (socket != null) {
            socket.close();
        }
        Socket plain =
                new Socket(InetAddress.getLoopbackAddress(), server.getPort(), InetAddress.getByAddress(ADDRESS), 0);
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(PATIENCE_MILLIS);
        socket = tls.createSocket(plain, server.getHost(), server.getPort(), true);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
