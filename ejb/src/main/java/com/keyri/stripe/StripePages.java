package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Stripe's lists, which come in pages. */
final class StripePages {
    private static final int MOST_PAGES = 200;

    private StripePages() {}

    /** A page of the library's as one of ours; the cursor is the last one's id. */
    static <T extends HasId> Page<T> page(StripeCollection<T> list) {
        List<T> items = list.getData();
        boolean goesOn = Boolean.TRUE.equals(list.getHasMore()) && !items.isEmpty();
        return new Page<>(
                items, goesOn ? Optional.of(items.get(items.size() - 1).getId()) : Optional.empty());
    }

    /** All pages, asked for one after the other. */
    static <T> List<T> all(Function<Optional<String>, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page = pages.apply(Optional.empty());
        all.addAll(page.items());
        for (int i = 1; page.next().isPresent(); i++) {
            if (i >= MOST_PAGES) {
                throw StripeException.of(StripeFailure.BROKEN);
            }
            page = pages.apply(page.next());
            all.addAll(page.items());
        }
        return all;
    }
}
