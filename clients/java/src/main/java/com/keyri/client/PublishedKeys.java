package com.keyri.client;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.JwkSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The installation's token keys, fetched when a token names an unknown one, but at most once a minute, so that forged
 * key ids don't turn into requests; and fetched again after an hour, so that a withdrawn key stops counting.
 */
final class PublishedKeys {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Installation installation;
    private JwkSet keys = new JwkSet(Map.of());
    private Instant fetchedAt = Instant.EPOCH;

    PublishedKeys(Installation installation) {
        this.installation = installation;
    }

    synchronized Optional<EcJwk> find(String kid) {
        Instant now = installation.clock().instant();
        boolean isOld = fetchedAt.plus(MAX_AGE).isBefore(now);
        boolean mayAskAgain = fetchedAt.plus(PAUSE).isBefore(now);
        if (isOld || (mayAskAgain && keys.find(kid).isEmpty())) {
            keys = fetch();
            fetchedAt = now;
        }
        return keys.find(kid);
    }

    private JwkSet fetch() {
        return JwkSet.parse(installation
                .send(installation.request("/.well-known/jwks.json").GET().build())
                .body());
    }
}
