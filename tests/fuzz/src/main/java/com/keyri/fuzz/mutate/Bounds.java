package com.keyri.fuzz.mutate;

import com.keyri.test.contract.SampleText;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Texts at the edge of what the document allows: one more, one less, nearly the pattern. */
final class Bounds {
    private static final int LONGEST_HERE = 20_000;

    private Bounds() {}

    static String text(JsonNode schema, Choice choice) {
        if (schema.has("enum")) {
            String allowed = schema.path("enum").path(0).asString();
            return choice.among(
                    allowed.toLowerCase(Locale.ROOT), allowed + " ", allowed + "\u0000", "0", allowed.substring(1));
        }
        if (schema.has("pattern")) {
            return nearly(SampleText.of(schema.path("pattern").asString()), choice);
        }
        int most = schema.path("maxLength").asInt(64);
        int length = choice.among(most - 1, most, most + 1, most * 2, 0);
        return choice.among("a", "\u00e9", "\ud83d\ude00", " ").repeat(Math.min(LONGEST_HERE, length));
    }

    private static String nearly(String sample, Choice choice) {
        if (sample.isEmpty()) {
            return "!";
        }
        int at = choice.below(sample.length());
        return switch (choice.below(8)) {
            case 0 -> sample + "\n";
            case 1 -> sample + sample.charAt(sample.length() - 1);
            case 2 -> sample.substring(1);
            case 3 ->
                sample.substring(0, at)
                        + choice.among('\u0000', ' ', '=', '+', '/', '\u0660', '\uff21')
                        + sample.substring(at + 1);
            case 4 -> sample.toUpperCase(Locale.ROOT);
            case 5 -> sample.repeat(choice.among(2, 10, 200));
            case 6 -> " " + sample;
            default -> sample.substring(0, at) + (char) choice.below(0x80) + sample.substring(at + 1);
        };
    }
}
