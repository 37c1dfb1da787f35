package com.keyri.search.rest;

import com.keyri.application.model.ApplicationId;
import com.keyri.search.Found;
import com.keyri.search.FoundKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found. */
public record FoundList(List<Entry> items) {
    /** One thing. */
    public record Entry(
            FoundKind kind,
            String id,
            @Nullable String name,
            @Nullable ApplicationId applicationId) {}

    static FoundList from(List<Found> found) {
        return new FoundList(found.stream()
                .map(each -> new Entry(
                        each.kind(),
                        each.id(),
                        each.name().orElse(null),
                        each.application().orElse(null)))
                .toList());
    }
}
