package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.util.List;

/** Says that the body, or the answer, is of another kind. */
final class MediaMutation implements Mutation {
    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "text/html",
            "text/xml",
            "application/xml",
            "application/xhtml+xml",
            "multipart/form-data",
            "multipart/form-data; boundary=" + "x".repeat(300),
            "application/octet-stream",
            "application/x-java-serialized-object",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/json; charset=nope",
            "application/json; charset=\"\"",
            "application/json; charset",
            "application/json; charset=utf-8; charset=utf-16",
            "application/json;;;",
            "application/json, text/plain",
            "application/problem+json",
            "application/json+x",
            "APPLICATION/JSON",
            "application/*",
            "*/*",
            ";;;",
            "/",
            "json",
            "a/b; c=\"unfinished",
            "application/json; a=\u00e9\u0007",
            "application/json; q=" + "9".repeat(900));

    private static final List<String> ACCEPTED = List.of(
            "",
            "text/html",
            "image/*",
            "application/xml",
            ";;;",
            "*/*;q=0",
            "application/json;q=0, */*;q=NaN",
            "a/b,".repeat(400),
            "application/json;q=1.00000000000001",
            "text/event-stream",
            "\u0000");

    private static final List<String> ENCODINGS =
            List.of("gzip", "deflate", "br", "identity", "nope", "gzip, gzip, gzip", "\u00ff", "");

    @Override
    public void apply(Draft draft, Choice choice) {
        switch (choice.below(6)) {
            case 0, 1, 2 -> draft.with("Content-Type", choice.of(TYPES));
            case 3 -> draft.with("Accept", choice.of(ACCEPTED));
            case 4 ->
                draft.with("Content-Encoding", choice.of(ENCODINGS)).with("Accept-Encoding", choice.of(ENCODINGS));
            default ->
                draft.without("Content-Type")
                        .with("Accept-Charset", choice.among("utf-16", ";", "nope"))
                        .with("Accept-Language", choice.among("xx-" + "y".repeat(500), ";q=", "*", "de;q=2"));
        }
        if (choice.oneIn(3)) {
            draft.adding("Content-Type", choice.of(TYPES));
        }
    }
}
