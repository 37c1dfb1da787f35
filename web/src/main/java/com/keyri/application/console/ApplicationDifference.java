package com.keyri.application.console;

import com.keyri.application.model.ApplicationView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** In which respects an application has changed, in words. */
final class ApplicationDifference {
    private ApplicationDifference() {}

    /** For example {@code the name and the origins}. */
    static String between(ApplicationView before, ApplicationView now) {
        List<String> changed = new ArrayList<>();
        add(changed, "the name", before, now, ApplicationView::name);
        add(changed, "the origins", before, now, ApplicationView::origins);
        add(changed, "the denied networks", before, now, ApplicationView::deniedNetworks);
        add(changed, "the rule for synced passkeys", before, now, ApplicationView::allowsSyncedPasskeys);
        add(changed, "the logout address", before, now, ApplicationView::backchannelLogoutUri);
        add(changed, "the state", before, now, ApplicationView::state);
        if (changed.isEmpty()) {
            return "the application";
        }
        String last = changed.remove(changed.size() - 1);
        return changed.isEmpty() ? last : String.join(", ", changed) + " and " + last;
    }

    private static void add(
            List<String> changed,
            String words,
            ApplicationView before,
            ApplicationView now,
            Function<ApplicationView, Object> part) {
        if (!part.apply(before).equals(part.apply(now))) {
            changed.add(words);
        }
    }
}
