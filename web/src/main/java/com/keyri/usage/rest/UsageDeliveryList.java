package com.keyri.usage.rest;

import com.keyri.paging.model.Page;
import com.keyri.usage.model.FailedDelta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of failed deliveries. */
public record UsageDeliveryList(
        List<UsageDeliveryBody> items, @Nullable String next) {
    static UsageDeliveryList from(Page<FailedDelta> page) {
        return new UsageDeliveryList(
                page.items().stream().map(UsageDeliveryBody::from).toList(),
                page.next().orElse(null));
    }
}
