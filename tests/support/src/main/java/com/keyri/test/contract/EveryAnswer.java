package com.keyri.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What no answer of the server may do and every answer must have, whatever its address. */
final class EveryAnswer {
    /** A path that can't be decoded, a method like TRACE, an unknown expectation, headers that are too large. */
    private static final Set<Integer> NO_HTTP = Set.of(400, 405, 417, 431);

    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]+\\.[a-zA-Z_$.]+\\(|Exception\\b|org\\.glassfish|fish\\.payara|jakarta\\.|java\\.lang|"
                    + "org\\.postgresql|SQLState|Payara|GlassFish|Grizzly");

    private EveryAnswer() {}

    static List<String> violations(Exchange exchange) {
        List<String> violations = new ArrayList<>();
        int status = exchange.status();
        String type = Exchange.mediaType(exchange.headers());
        if (status >= 500 && status != 503) {
            violations.add("a server error");
        }
        if (status >= 400) {
            if (!exchange.method().equals("HEAD")
                    && !type.equals("application/problem+json")
                    && !isForAnOAuthClient(exchange, type)
                    && !isPageForAPerson(exchange, type)) {
                violations.add("a refusal of type '" + type + "' that is no problem document");
            }
            if (INSIDES.matcher(exchange.body()).find()) {
                violations.add("a refusal that tells about the server's insides");
            }
        }
        checkHeaders(exchange, violations);
        return violations;
    }

    /** What Payara's connector doesn't take for HTTP never reaches the application: a bare status, nothing else. */
    static boolean isByTheConnector(Exchange exchange) {
        return NO_HTTP.contains(exchange.status())
                && exchange.body().isEmpty()
                && exchange.headers().firstValue("X-Correlation-Id").isEmpty()
                && exchange.headers().firstValue("Server").isEmpty();
    }

    /** However it is spelled: servlets and JAX-RS read parts of a path as the same that differ for others. */
    private static final Pattern OF_OAUTH = Pattern.compile("/+api/+v1/+(token|tokens/+revoke)/*");

    /** RFC 6749, section 5.2: another type, and a code and words of its own. */
    private static boolean isForAnOAuthClient(Exchange exchange, String type) {
        return type.equals("application/json")
                && OF_OAUTH.matcher(exchange.path()).matches()
                && exchange.body().contains("\"error\":\"")
                && exchange.body().contains("\"error_description\":\"");
    }

    /** A browser that opens a page is told in a page; whoever calls the API never is. */
    private static boolean isPageForAPerson(Exchange exchange, String type) {
        return type.equals("text/html")
                && !exchange.path().startsWith("/api/")
                && exchange.requestHeaders().firstValue("Accept").orElse("").contains("text/html")
                && exchange.body().startsWith("<!doctype html>");
    }

    private static void checkHeaders(Exchange exchange, List<String> violations) {
        int status = exchange.status();
        if ((status == 429 || status == 503) && !has(exchange, "Retry-After", "[1-9][0-9]{0,5}")) {
            violations.add(status + " without Retry-After");
        }
        if (status == 405 && !has(exchange, "Allow", ".+")) {
            violations.add("405 without Allow");
        }
        if (status == 401 && !has(exchange, "WWW-Authenticate", "(Bearer|DPoP|Basic).*")) {
            violations.add("401 without WWW-Authenticate");
        }
        if (!has(exchange, "Date", ".+")) {
            violations.add("an answer without Date, by which phones correct their clock");
        }
        if (!has(exchange, "X-Content-Type-Options", "nosniff")) {
            violations.add("an answer without X-Content-Type-Options");
        }
        if (!has(exchange, "Strict-Transport-Security", "max-age=[1-9].*")) {
            violations.add("an answer without Strict-Transport-Security");
        }
        for (String banner : List.of("Server", "X-Powered-By")) {
            if (exchange.headers().firstValue(banner).isPresent()) {
                violations.add("a banner: " + banner);
            }
        }
    }

    private static boolean has(Exchange exchange, String header, String pattern) {
        return exchange.headers()
                .firstValue(header)
                .filter(value -> value.matches(pattern))
                .isPresent();
    }
}
