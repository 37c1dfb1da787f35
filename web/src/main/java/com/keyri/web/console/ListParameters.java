package com.keyri.web.console;

import com.keyri.paging.model.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the address of a list says: filters, order, and the place in it. What isn't understood counts as not said. */
public final class ListParameters {
    /** The parameter for what comes behind a place. */
    public static final String AFTER = "after";

    /** The parameter for what comes before a place. */
    public static final String BEFORE = "before";

    /** Nothing was said. */
    public static final ListParameters NONE = new ListParameters();

    private static final int LONGEST = 100;

    private final Map<String, String> given = new LinkedHashMap<>();

    private ListParameters() {}

    /** Those of {@code names} that the request has. */
    public ListParameters(HttpServletRequest request, String... names) {
        for (String name : names) {
            String value = request.getParameter(name);
            if (value != null && !value.isBlank() && value.length() <= LONGEST) {
                given.put(name, value.strip());
            }
        }
    }

    /** What was said, for the field that shows it. */
    public String get(String name) {
        return given.getOrDefault(name, "");
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** The beginning of the day that was said, in UTC. */
    public Optional<Instant> day(String name) {
        return find(name).flatMap(ListParameters::date).map(ListParameters::begin);
    }

    /** The end of the day that was said, in UTC. */
    public Optional<Instant> dayAfter(String name) {
        return find(name).flatMap(ListParameters::date).map(date -> begin(date.plusDays(1)));
    }

    /** The name of the enum that was said. */
    public <E extends Enum<E>> Optional<E> name(String name, Class<E> type) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(given.get(name))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether anything narrows the list; order and place don't. */
    public boolean isFiltered() {
        return given.keySet().stream().anyMatch(name -> !name.equals("order") && !isPlace(name));
    }

    /** Where a list that only goes forward goes on; empty at its end. */
    public String next(String path, Page<?> page) {
        return page.next().map(cursor -> at(path, AFTER, cursor)).orElse("");
    }

    /** Where such a list begins; empty where this is the beginning. */
    public String first(String path) {
        return find(AFTER).map(cursor -> at(path, AFTER, "")).orElse("");
    }

    /** The same list at another place. */
    public String at(String path, String place, String cursor) {
        StringBuilder address = new StringBuilder(path).append('?');
        given.forEach((name, value) -> {
            if (!isPlace(name)) {
                address.append(name).append('=').append(encode(value)).append('&');
            }
        });
        return address.append(place).append('=').append(encode(cursor)).toString();
    }

    private static boolean isPlace(String name) {
        return name.equals(AFTER) || name.equals(BEFORE);
    }

    private static Instant begin(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> date.getYear() > 1969 && date.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
