package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Spoils the header {@code Authorization}, genuine or not. */
final class CredentialMutation implements Mutation {
    private static final List<String> HEADERS = List.of(
            "",
            ",",
            "Bearer",
            "Bearer ",
            "Bearer  a b c",
            "Bearer \u00e9",
            "Bearer " + "x".repeat(6_000),
            "Bearer keyri_sk_" + "%".repeat(43),
            "Bearer keyri_sk_" + "A".repeat(43),
            "Bearer keyri_sk_" + "A".repeat(44),
            "Bearer keyri_op_" + "A".repeat(43),
            "Bearer keyri_op_" + "A".repeat(129),
            "Bearer keyri_zz_" + "A".repeat(43),
            "DPoP x",
            "DPoP a.b." + "A".repeat(86),
            "Bearer e30.e30." + "A".repeat(86),
            "Basic",
            "Basic !!!",
            "Basic Og==",
            "Basic =",
            "Basic YQ",
            "Basic " + "A".repeat(6_000),
            "Negotiate YII=",
            "Digest username=\"x\"",
            "bEaReR x",
            "\u0000",
            "Bearer\tx");

    @Override
    public void apply(Draft draft, Choice choice) {
        String genuine = draft.header("Authorization");
        if (genuine.isEmpty() || choice.oneIn(3)) {
            draft.with("Authorization", choice.oneIn(4) ? basic(choice) : choice.of(HEADERS));
            return;
        }
        int at = choice.below(genuine.length());
        switch (choice.below(7)) {
            case 0 -> draft.without("Authorization");
            case 1 -> draft.adding("Authorization", genuine);
            case 2 -> draft.with("Authorization", genuine.substring(0, at));
            case 3 -> draft.with("Authorization", genuine + choice.among("A", "=", " ", ",x", "\u0001"));
            case 4 ->
                draft.with(
                        "Authorization",
                        genuine.replaceFirst("Bearer|Basic", choice.among("Basic", "DPoP", "Bear", "")));
            case 5 -> draft.with("Authorization", genuine.toLowerCase(java.util.Locale.ROOT));
            default ->
                draft.with(
                        "Authorization",
                        genuine.substring(0, at)
                                + choice.among("_", "-", "A", "\u00ff", "/")
                                + genuine.substring(at + 1));
        }
    }

    private static String basic(Choice choice) {
        String pair = choice.among("app_01h455vb4pex5vsknk084sn02q", "", "\u0000", "app_" + "z".repeat(26))
                + choice.among(":", "::", "", ":\u0000")
                + choice.among("keyri_sk_" + "A".repeat(43), "", "x".repeat(90));
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
