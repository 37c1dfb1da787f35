package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.util.List;

/** Other methods, and preflights that ask for the impossible. */
final class MethodMutation implements Mutation {
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "BREW",
            "get",
            "Post",
            "X",
            "M".repeat(300),
            "$",
            "GET%20",
            "__proto__");

    @Override
    public void apply(Draft draft, Choice choice) {
        String method = choice.of(METHODS);
        draft.method(method);
        if (method.equals("OPTIONS") && choice.oneIn(2)) {
            draft.with("Access-Control-Request-Method", choice.of(METHODS))
                    .with("Access-Control-Request-Headers", choice.among("*", ",,,", "dpop", "x,".repeat(500)))
                    .with(
                            "Origin",
                            choice.among("null", "*", "https://evil.example", "https://keyri.localhost:1", "x"));
        }
        if (choice.oneIn(4)) {
            draft.with("X-HTTP-Method-Override", choice.of(METHODS));
        }
    }
}
