package com.keyri.e2e;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** When things happened in a page, as {@code trace.js} noted them; clocks of one machine, in milliseconds. */
record Trace(List<Map<String, Object>> notes) {
    /** The notes of a page since it was opened, across its navigations within one origin. */
    @SuppressWarnings("unchecked")
    static Trace of(Page page) {
        Object notes = page.evaluate("JSON.parse(sessionStorage.getItem('journey') ?? '[]')");
        return new Trace((List<Map<String, Object>>) notes);
    }

    /** Forgets what was noted before. */
    static void clear(Page page) {
        page.evaluate("sessionStorage.removeItem('journey')");
    }

    /** The last time that it happened. */
    long last(String what) {
        return last(what, Long.MAX_VALUE);
    }

    /** The last time that it happened, up to a moment. */
    long last(String what, long until) {
        for (int i = notes.size() - 1; i >= 0; i--) {
            long at = ((Number) notes.get(i).get("at")).longValue();
            if (what.equals(notes.get(i).get("what")) && at <= until) {
                return at;
            }
        }
        throw new AssertionError("Never noted: " + what + " in " + names());
    }

    /** What happened, in order. */
    List<String> names() {
        return notes.stream().map(note -> String.valueOf(note.get("what"))).toList();
    }
}
