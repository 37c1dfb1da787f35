package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;

/** Bodies and heads about as large as is allowed, and far larger. */
final class SizeMutation implements Mutation {
    private static final int MOST_BODY = 65_536;

    @Override
    public void apply(Draft draft, Choice choice) {
        if (choice.oneIn(4)) {
            draft.with("X-Large", "x".repeat(choice.among(7_000, 8_000, 8_192, 12_000, 60_000)));
            return;
        }
        int length = choice.among(
                MOST_BODY - 1, MOST_BODY, MOST_BODY + 1, 70_000, 200_000, choice.oneIn(8) ? 2_000_000 : 90_000);
        boolean isForm = draft.header("Content-Type").startsWith("application/x-www-form");
        String frame = isForm ? "a=%s" : choice.among("{\"a\":\"%s\"}", "{\"%s\":1}", "{}%s", "[%s");
        String filling = choice.among("x", " ", "[", "\u0000", "{\"a\":").repeat(length);
        draft.text(frame.replace("%s", filling.substring(0, Math.max(0, length - frame.length() + 2))));
        if (draft.header("Content-Type").isEmpty()) {
            draft.with("Content-Type", "application/json");
        }
        if (choice.oneIn(3)) {
            draft.inChunks();
        }
    }
}
