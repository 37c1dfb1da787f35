package com.keyri.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands on the command line after the command: options with a value, options without, and words. */
final class Arguments {
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private Arguments() {}

    /**
     * Reads them.
     *
     * @param withValue the options that take a value
     * @param flags the options that take none
     */
    static Arguments parse(List<String> arguments, Set<String> withValue, Set<String> flags) {
        Arguments parsed = new Arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                parsed.words.add(argument);
            } else if (argument.contains("=") && withValue.contains(argument.substring(0, argument.indexOf('=')))) {
                int equals = argument.indexOf('=');
                parsed.add(argument.substring(0, equals), argument.substring(equals + 1));
            } else if (flags.contains(argument)) {
                parsed.add(argument, "");
            } else if (withValue.contains(argument)) {
                if (i + 1 == arguments.size()) {
                    throw new LaunchException(argument + " wants a value: ./keyri --help shows how.");
                }
                i++;
                parsed.add(argument, arguments.get(i));
            } else {
                throw new LaunchException(argument + " isn't an option here: ./keyri --help lists them.");
            }
        }
        return parsed;
    }

    private void add(String option, String value) {
        values.computeIfAbsent(option, key -> new ArrayList<>()).add(value);
    }

    List<String> words() {
        return words;
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> value(String option) {
        List<String> given = all(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    int port(String option, int otherwise) {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("\\d{1,5}")
                || Integer.parseInt(text.get()) < 1
                || Integer.parseInt(text.get()) > 65535) {
            throw new LaunchException(option + " wants a port between 1 and 65535, not '" + text.get() + "'.");
        }
        return Integer.parseInt(text.get());
    }
}
