package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.util.List;

/** Strange values of headers that somebody reads, and of some that nobody should. */
final class HeaderMutation implements Mutation {
    private static final List<String> NAMES = List.of(
            "Host",
            "Origin",
            "Referer",
            "User-Agent",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "Forwarded",
            "Cookie",
            "Range",
            "If-None-Match",
            "If-Modified-Since",
            "If-Match",
            "Expect",
            "TE",
            "Trailer",
            "Via",
            "Upgrade-Insecure-Requests",
            "X-Correlation-Id",
            "traceparent",
            "Sec-Fetch-Site",
            "Date",
            "Prefer",
            "X-Requested-With",
            "Proxy-Authorization",
            "Max-Forwards",
            "Accept-Language",
            "X-Rewrite-URL",
            "Keep-Alive",
            "Content-MD5",
            "Content-Location",
            "Content-Range",
            "From",
            "SOAPAction",
            "ping",
            "Proxy-auth-cert",
            "Connection");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            ",",
            ";;;",
            "\"",
            "null",
            "*",
            "\u00e9\u00ff",
            "\t\t",
            "keyri.localhost",
            "auth.keyri.localhost:8443",
            "evil.example",
            "[::1]:99999",
            "127.0.0.1:-1",
            "https://evil.example",
            "https://" + "a".repeat(260),
            "bytes=0-,-1",
            "bytes=" + "0-1,".repeat(300),
            "999-continue",
            "1.2.3.4.5, ::ffff:1, unknown",
            "fe80::1%25lo, " + "1,".repeat(500),
            "for=\"[::1\";proto=x",
            "JSESSIONID=" + "A".repeat(500),
            "$Version=1; a=b; $Path=/",
            "=; ;=;a",
            "Sun, 99 Nov 2026 99:99:99 GMT",
            "W/\"\u0001\"",
            "00-00000000000000000000000000000000-0000000000000000-00",
            "$" + "{jndi:ldap://127.0.0.1:1/x}",
            "() { :; }; echo x",
            "Mozilla/5.0 (" + "(".repeat(2_000),
            "Mozilla/5.0 (iPhone; CPU iPhone OS 9999999999999999999_9 like Mac OS X)",
            "Mozilla/" + "5.".repeat(1_500) + " Chrome/" + "1".repeat(900),
            "Opera/ (Windows NT; " + "; ".repeat(900) + ") Version/",
            "x".repeat(4_000));

    @Override
    public void apply(Draft draft, Choice choice) {
        for (int i = 0; i <= choice.below(3); i++) {
            String name = choice.of(NAMES);
            String value = choice.of(VALUES);
            if (choice.oneIn(5) && !name.equals("Host")) {
                draft.adding(name, value);
            } else {
                draft.with(name, value);
            }
        }
        if (choice.oneIn(20)) {
            for (int i = 0; i < choice.among(20, 70); i++) {
                draft.adding("X-Many-" + i, "y");
            }
        }
    }
}
