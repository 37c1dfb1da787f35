package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Leads the path elsewhere: other ids, traversal, encodings that are none, parameters, doubled slashes. */
final class PathMutation implements Mutation {
    private static final List<String> PARTS = List.of(
            "x",
            "%00",
            "%0d%0aX-Injected:%20yes",
            "%2e%2e%2f%2e%2e",
            "..",
            ".",
            "%2e%2e",
            "..%5c..",
            "..;",
            "..;/..;",
            "..%c0%af",
            "%c0%ae%c0%ae",
            "%ff",
            "%",
            "%zz",
            "%u002e",
            "%25%32%65",
            "%F0%9F%8D%9E",
            "\u00e9",
            "';drop%20table%20sign_in;--",
            "$" + "{jndi:ldap:x}",
            "%7B%7B7*7%7D%7D",
            "a;b=c",
            ";jsessionid=x",
            "a%3bb",
            "a%2fb",
            "a\\b",
            "a|b\"<>^`",
            "WEB-INF/web.xml",
            "META-INF/MANIFEST.MF",
            "%57EB-INF/classes/",
            "~",
            "*",
            "-1",
            "si_01h455vb4pex5vsknk084sn02q",
            "app_01h455vb4pex5vsknk084sn02q",
            "dev_81h455vb4pex5vsknk084sn02q",
            "si_01H455VB4PEX5VSKNK084SN02Q",
            "dev_01h455vb4pex5vsknk084sn02qq");

    private static final List<String> PLACES = List.of(
            "/",
            "//",
            "/a",
            "/a/",
            "/a/../api/v1/token",
            "/api",
            "/api/",
            "/api/v1",
            "/api/v2/sign-ins",
            "/docs",
            "/docs/..%2f",
            "/error",
            "/health",
            "/metrics",
            "/openapi",
            "/.well-known/",
            "/.well-known/jwks.json/x",
            "/jakarta.faces.resource/x",
            "/%2e/",
            "/site/..%252f",
            "/favicon.svg%00.html",
            "/asadmin",
            "/..",
            "/management/domain",
            "/.git/config",
            "/openapi.yaml;x");

    @Override
    public void apply(Draft draft, Choice choice) {
        String path = draft.target();
        String[] parts = path.split("/", -1);
        int at = parts.length < 2 ? 0 : 1 + choice.below(parts.length - 1);
        draft.target(
                switch (choice.below(9)) {
                    case 0 -> choice.of(PLACES) + (choice.oneIn(3) ? choice.of(PARTS) : "");
                    case 1 -> path + choice.among("/", "//", "/.", "/..", ";", ";a=b", "%2f", "/%00", "?", "#x", "%20");
                    case 2 -> changed(parts, at, escaped(parts[at], choice));
                    case 3 -> changed(parts, at, parts[at] + choice.of(PARTS));
                    case 4 -> changed(parts, at, "x".repeat(choice.among(65, 200, 2_000, 7_000)));
                    case 5 -> "/".repeat(1 + choice.below(40)) + path;
                    case 6 ->
                        choice.among("https://keyri.localhost", "https://evil.example", "http:", "//evil.example", "*")
                                + path;
                    default -> changed(parts, at, choice.of(PARTS));
                });
    }

    private static String changed(String[] parts, int at, String part) {
        String[] copy = parts.clone();
        copy[at] = part;
        return String.join("/", copy);
    }

    /** The same in another spelling. */
    private static String escaped(String part, Choice choice) {
        StringBuilder text = new StringBuilder();
        for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
            boolean escapes = choice.oneIn(3) && each > 0x20;
            text.append(escapes ? String.format(java.util.Locale.ROOT, "%%%02x", each) : (char) each);
        }
        return text.toString();
    }
}
