package com.keyri.stripe;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How the installation is connected to Stripe.
 *
 * @param inUse the key that calls are made with
 * @param newest the key that was entered last, where that is another one
 * @param hasSnapshotSecret whether webhooks with objects can be checked
 * @param hasThinSecret whether webhooks without can be
 * @param health of this node's calls
 * @param feedReadUntil how far Stripe's list of events was read
 * @param feedTrouble why it wasn't the last time; empty where it was
 * @param waiting hints that wait
 * @param parked hints that somebody has to look at
 * @param testKeyLink where a key without real money is made
 * @param liveKeyLink where a key with real money is made
 */
public record StripeConnection(
        Optional<ConnectedKey> inUse,
        Optional<ConnectedKey> newest,
        boolean hasSnapshotSecret,
        boolean hasThinSecret,
        StripeHealth health,
        Optional<Instant> feedReadUntil,
        String feedTrouble,
        long waiting,
        long parked,
        URI testKeyLink,
        URI liveKeyLink) {}
