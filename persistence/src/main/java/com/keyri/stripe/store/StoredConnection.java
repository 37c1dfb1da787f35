package com.keyri.stripe.store;

import com.keyri.secret.model.SealedText;
import com.keyri.stripe.model.ConnectionId;
import com.keyri.stripe.model.ConnectionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key of Stripe's as it lies in the database.
 *
 * @param wrapped the key itself, wrapped by the key store; gone where it is forgotten
 * @param ending its last four characters
 * @param missing permissions that it lacks
 * @param surplus permissions that have to be taken away
 * @param optional permissions that it has of those it may have
 * @param trouble why the last probe came to no result; empty where it did
 * @param attempts how many probes in a row came to none
 */
public record StoredConnection(
        ConnectionId id,
        Optional<SealedText> wrapped,
        String ending,
        boolean isLive,
        boolean isInUse,
        ConnectionState state,
        List<String> missing,
        List<String> surplus,
        List<String> optional,
        String trouble,
        Instant enteredAt,
        Optional<Instant> probedAt,
        int attempts) {
    public StoredConnection {
        missing = List.copyOf(missing);
        surplus = List.copyOf(surplus);
        optional = List.copyOf(optional);
    }
}
