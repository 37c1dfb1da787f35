package com.keyri.application.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web origin (RFC 6454) as browsers write it: https, the host in lower case, the port only where it isn't 443.
 *
 * @param value for example {@code https://shop.example.com}
 */
public record Origin(String value) {
    private static final String SCHEME = "https://";
    private static final int HTTPS_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern FORM = Pattern.compile("https://([a-z0-9.-]{1,200})(?::([1-9][0-9]{0,4}))?");

    public Origin {
        if (parse(value).filter(origin -> origin.equals(value)).isEmpty()) {
            throw new IllegalArgumentException("not a normalised origin");
        }
    }

    /** The origin that {@code text} means, normalised; empty where it is none, or not https. */
    public static Optional<Origin> of(String text) {
        return parse(text).map(Origin::new);
    }

    private static Optional<String> parse(String text) {
        Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!text.startsWith(SCHEME) || !parts.matches() || !isHost(parts.group(1))) {
            return Optional.empty();
        }
        String host = SCHEME + parts.group(1);
        String port = parts.group(parts.groupCount());
        if (port == null || Integer.parseInt(port) == HTTPS_PORT) {
            return Optional.of(host);
        }
        return Integer.parseInt(port) <= HIGHEST_PORT ? Optional.of(host + ':' + port) : Optional.empty();
    }

    private static boolean isHost(String host) {
        return Arrays.stream(host.split("\\.", -1))
                .allMatch(label -> LABEL.matcher(label).matches());
    }

    @Override
    public String toString() {
        return value;
    }
}
