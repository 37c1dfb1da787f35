package com.keyri.stripe.store;

import com.keyri.stripe.model.HintState;
import java.time.Instant;
import java.util.Optional;

/**
 * A hint as it lies in the inbox.
 *
 * @param source how it came
 * @param live whether it is about real money
 * @param reason why it was ignored or parked, or failed the last time
 */
public record StoredHint(
        String eventId,
        String source,
        String type,
        Optional<String> objectId,
        Optional<String> customer,
        Instant created,
        Optional<String> apiVersion,
        Optional<String> account,
        boolean live,
        Instant receivedAt,
        HintState state,
        String reason,
        int attempts) {}
