package com.keyri.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the server may log as a warning or an error while it is sent nonsense: each with its reason, and not too often.
 */
final class KnownLogLines {
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "jakarta\\.enterprise\\.web\\.core: .*(grizzly\\.http\\.util\\.(URLDecoder|HttpRequestURIDecoder|HttpCodecUtils)"
                            + "|CharConversionException|Host is not set|IllegalStateException: Host header)",
                    "Payara calls a path or a host that it can't read its own error, and answers with an empty 200",
                    20),
            new Known(
                    "websocket: .*(URLDecoder|HttpRequestURIDecoder)", "the same for a path with an Upgrade header", 5),
            new Known(
                    "TyrusEndpointWrapper: .*(NegativeArraySizeException|OutOfMemoryError)",
                    "Tyrus takes the announced length of a frame for an int; the socket closes with 1011",
                    5),
            new Known(
                    "DefaultFilterChain: .*(IllegalStateException: Unknown protocol|HttpBrokenContentException)"
                            + "|HttpServerFilter: Can't use both headers Content-Length and Transfer-Encoding",
                    "Grizzly tells of versions, chunks and lengths that are none, and hangs up",
                    5),
            new Known(
                    "org\\.eclipse\\.persistence.*device_key_thumbprint_key",
                    "a key registered twice is refused by the database, and EclipseLink says so before we do",
                    2),
            new Known(
                    "IOException: (Connection is closed|Broken pipe|Connection reset)",
                    "a caller that left before the answer was written",
                    5),
            new Known(
                    "WebComponent: A servlet request to the URI .*form parameters",
                    "Jersey warns of a form that came where none is taken",
                    2),
            new Known("CallRecord: call failed$", "the same, as our own record has it", 5));

    private KnownLogLines() {}

    /**
     * One of them.
     *
     * @param line what it looks like
     * @param reason why it is no trouble
     * @param perThousand how many there may be for each thousand requests
     */
    private record Known(Pattern line, String reason, int perThousand) {
        Known(String line, String reason, int perThousand) {
            this(Pattern.compile(line), reason, perThousand);
        }

        boolean covers(String text, int count, long requests) {
            return line.matcher(text).find() && count <= Math.max(3, requests * perThousand / 1_000);
        }
    }

    /** The lines that aren't known, or came too often, with how often that was. */
    static Map<String, Integer> unknown(Map<String, Integer> lines, long requests) {
        Map<String, Integer> unknown = new TreeMap<>();
        lines.forEach((line, count) -> {
            if (KNOWN.stream().noneMatch(known -> known.covers(line, count, requests))) {
                unknown.put(line, count);
            }
        });
        return unknown;
    }

    /** The reasons, for people. */
    static List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        KNOWN.forEach(known -> reasons.add(known.reason()));
        return reasons;
    }
}
