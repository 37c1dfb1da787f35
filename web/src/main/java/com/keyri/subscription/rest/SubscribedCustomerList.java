package com.keyri.subscription.rest;

import com.keyri.paging.model.Page;
import com.keyri.subscription.model.SubscribedCustomer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of organizations with what they have. */
public record SubscribedCustomerList(
        List<SubscribedCustomerBody> items, @Nullable String next) {
    static SubscribedCustomerList from(Page<SubscribedCustomer> page) {
        Page<SubscribedCustomerBody> shown = page.map(SubscribedCustomerBody::from);
        return new SubscribedCustomerList(shown.items(), shown.next().orElse(null));
    }
}
