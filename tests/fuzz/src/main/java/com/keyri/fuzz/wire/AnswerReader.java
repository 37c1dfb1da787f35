package com.keyri.fuzz.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers of HTTP/1.1 (RFC 9112), strictly: what isn't one is a {@link ProtocolException}. */
final class AnswerReader {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 ([1-9][0-9]{2}) ?.*");
    private static final int LONGEST_LINE = 16_384;
    private static final int LONGEST_BODY = 4_000_000;
    private static final int MOST_HEADERS = 100;

    private final InputStream in;
    private boolean begun;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** Whether anything of the present answer has come. */
    boolean hasBegun() {
        return begun;
    }

    /** The next final answer; those of 1xx are passed over, but for 101. */
    RawAnswer read(String method) throws IOException {
        begun = false;
        RawAnswer answer = readOne(method);
        while (answer.status() < 200 && answer.status() != 101) {
            answer = readOne(method);
        }
        return answer;
    }

    private RawAnswer readOne(String method) throws IOException {
        Matcher first = STATUS_LINE.matcher(line());
        if (!first.matches()) {
            throw new ProtocolException("no status line");
        }
        int status = Integer.parseInt(first.group(1));
        Map<String, List<String>> headers = headers();
        boolean hasBody = !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
        return RawAnswer.of(status, headers, hasBody ? body(headers) : "");
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            count++;
            if (colon < 1 || count > MOST_HEADERS) {
                throw new ProtocolException("no header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return headers;
    }

    private String body(Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks();
        }
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        if (lengths.isEmpty()) {
            return text(in.readNBytes(LONGEST_BODY));
        }
        if (lengths.size() > 1 || !lengths.get(0).matches("\\d{1,7}")) {
            throw new ProtocolException("Content-Length " + lengths);
        }
        return text(exactly(Integer.parseInt(lengths.get(0))));
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (!size.matches("[0-9a-fA-F]{1,6}")) {
                throw new ProtocolException("chunk of size " + size);
            }
            int length = Integer.parseInt(size, 16);
            body.writeBytes(exactly(length));
            if (!line().isEmpty()) {
                throw new ProtocolException("no end of a chunk");
            }
            if (length == 0) {
                return text(body.toByteArray());
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length > LONGEST_BODY) {
            throw new ProtocolException("a body of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer stops in the middle");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            begun = true;
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line without an end");
            }
            line.append((char) next);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
