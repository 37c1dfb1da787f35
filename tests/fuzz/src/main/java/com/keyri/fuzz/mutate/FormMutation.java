package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Spoils a form body: pairs missing, doubled, unknown, wrongly encoded, too many, too long. */
final class FormMutation implements Mutation {
    private static final List<String> NAMES = List.of(
            "grant_type",
            "code",
            "scope",
            "token",
            "token_type_hint",
            "proof",
            "method",
            "uri",
            "client_id",
            "client_secret",
            "a",
            "",
            "code[]",
            "%00",
            "\u0000");

    private static final List<String> ENCODED = List.of(
            "%",
            "%zz",
            "%4",
            "%c0%ae",
            "%ff",
            "%00",
            "%u0041",
            "+",
            "%2",
            "%E2%82",
            "a%3Db%26c",
            "%ED%A0%80",
            "=",
            "\u00e9");

    @Override
    public void apply(Draft draft, Choice choice) {
        List<String> pairs = new ArrayList<>(List.of(draft.text().split("&", -1)));
        int at = choice.below(pairs.size());
        String name = pairs.get(at).split("=", 2)[0];
        switch (choice.below(9)) {
            case 0 -> pairs.remove(at);
            case 1 -> pairs.add(pairs.get(at));
            case 2 -> pairs.add(encoded(choice.of(NAMES)) + "=" + encoded(Nasty.text(choice)));
            case 3 -> pairs.set(at, name + "=" + choice.of(ENCODED));
            case 4 -> pairs.set(at, choice.of(ENCODED) + "=" + choice.of(ENCODED));
            case 5 -> pairs.set(at, name);
            case 6 -> pairs.addAll(java.util.Collections.nCopies(choice.among(15, 17, 2_000), "a=b"));
            case 7 -> pairs.set(at, name + "=" + "x".repeat(choice.among(64, 257, 4_097, 8_193, 60_000)));
            default -> pairs.set(at, name + "=" + encoded(Nasty.text(choice)));
        }
        draft.text(String.join(choice.oneIn(12) ? ";" : "&", pairs));
        if (draft.header("Content-Type").isEmpty()) {
            draft.with("Content-Type", "application/x-www-form-urlencoded");
        }
    }

    /** Whether the draft's body is one that this can spoil. */
    static boolean fits(Draft draft) {
        return draft.header("Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
