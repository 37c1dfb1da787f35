package com.keyri.web.rest.form;

import com.keyri.web.rest.json.MalformedBodyException;
import com.keyri.web.rest.json.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of an {@code application/x-www-form-urlencoded} body. Each comes once at most (RFC 6749, section 3.2);
 * an empty one counts as absent.
 */
public final class Form {
    private static final int MOST_PARAMETERS = 16;
    private static final int LONGEST_NAME = 64;

    private final Map<String, String> parameters;

    private Form(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads such a body.
     *
     * @throws MalformedBodyException where it isn't one
     */
    public static Form parse(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!body.isEmpty()) {
            String[] pairs = body.split("&", MOST_PARAMETERS + 1);
            if (pairs.length > MOST_PARAMETERS) {
                throw wrong("", "must not have more than 16 parameters");
            }
            for (String pair : pairs) {
                add(parameters, pair);
            }
        }
        return new Form(parameters);
    }

    /**
     * The parameter's value.
     *
     * @throws MalformedBodyException where it is absent, empty, or longer than {@code longest} characters
     */
    public String require(String name, int longest) {
        return optional(name, longest).orElseThrow(() -> wrong(name, "must not be absent"));
    }

    /**
     * The parameter's value; empty where it is absent or empty.
     *
     * @throws MalformedBodyException where it is longer than {@code longest} characters
     */
    public Optional<String> optional(String name, int longest) {
        Optional<String> value = Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
        if (value.filter(text -> text.length() > longest).isPresent()) {
            throw wrong(name, "must not be longer than " + longest + " characters");
        }
        return value;
    }

    /**
     * Insists that there is nothing but these parameters.
     *
     * @throws MalformedBodyException where there is another one
     */
    public Form only(String... names) {
        parameters.keySet().stream()
                .filter(name -> !List.of(names).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is unknown");
                });
        return this;
    }

    @Override
    public String toString() {
        return "Form" + parameters.keySet();
    }

    private static void add(Map<String, String> parameters, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw wrong("", "must consist of name=value pairs");
        }
        String name = decode(pair.substring(0, equals));
        if (name.length() > LONGEST_NAME) {
            throw wrong("", "must not have names of more than 64 characters");
        }
        if (parameters.put(name, decode(pair.substring(equals + 1))) != null) {
            throw wrong(name, "must not come twice");
        }
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\uFFFD') < 0 && decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Told below, in the same words.
        }
        throw wrong("", "must be form-encoded UTF-8");
    }

    private static MalformedBodyException wrong(String name, String message) {
        return new MalformedBodyException(List.of(new Violation(name, message)));
    }
}
