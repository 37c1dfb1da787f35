package com.keyri.order.rest;

import com.keyri.order.model.RequestedErasure;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of erasures. */
public record ErasureList(List<ErasureBody> items, @Nullable String next) {
    static ErasureList from(Page<RequestedErasure> page) {
        Page<ErasureBody> shown = page.map(ErasureBody::from);
        return new ErasureList(shown.items(), shown.next().orElse(null));
    }
}
