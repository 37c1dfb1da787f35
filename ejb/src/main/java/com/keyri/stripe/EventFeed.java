package com.keyri.stripe;

import com.keyri.paging.model.Page;
import java.time.Instant;
import java.util.Optional;

/** The port to Stripe's list of what has happened, which goes back for thirty days. */
public interface EventFeed {
    /**
     * What has happened since a moment, the newest first.
     *
     * @param cursor what the page before said is next
     * @throws StripeException where it can't be had
     */
    Page<StripeHint> list(Instant since, Optional<String> cursor, int limit);
}
