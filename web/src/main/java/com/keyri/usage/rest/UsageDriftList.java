package com.keyri.usage.rest;

import com.keyri.paging.model.Page;
import com.keyri.usage.model.UsageDrift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of differences. */
public record UsageDriftList(
        List<UsageDriftBody> items, @Nullable String next) {
    static UsageDriftList from(Page<UsageDrift> page) {
        return new UsageDriftList(
                page.items().stream().map(UsageDriftBody::from).toList(),
                page.next().orElse(null));
    }
}
