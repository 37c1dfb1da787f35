package com.keyri.stripe.rest;

import com.keyri.paging.model.Page;
import com.keyri.stripe.ReceivedHint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of events that came in. */
public record StripeEventList(
        List<StripeEventBody> items, @Nullable String next) {
    static StripeEventList from(Page<ReceivedHint> page) {
        return new StripeEventList(
                page.items().stream().map(StripeEventBody::from).toList(),
                page.next().orElse(null));
    }
}
