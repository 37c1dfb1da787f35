package com.keyri.stripe;

import com.keyri.log.EventLog;
import com.keyri.stripe.store.StoredConnection;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Probes keys when it is time: taken, asked about, and written down in steps of their own. */
@ApplicationScoped
public class KeyProbes {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** When a refusal was the reason for a probe. */
    private volatile Instant asked = Instant.EPOCH;

    @EJB
    StripeKeyService keys;

    @Inject
    StripeCalls calls;

    @Inject
    StripeKeyRing ring;

    @Inject
    EventLog log;

    @Inject
    InstantSource clock;

    /** Probes a key that is due; whether there was one. */
    boolean probeDue() {
        Instant now = clock.instant();
        boolean isNews = calls.health().breaker() == BreakerState.REFUSED
                && ring.inUse().isPresent()
                && now.isAfter(asked.plus(PAUSE));
        if (isNews) {
            asked = now;
            keys.probeSoon();
        }
        Optional<DueProbe> due = keys.takeDue();
        due.ifPresent(this::probe);
        return due.isPresent();
    }

    private void probe(DueProbe due) {
        StoredConnection connection = due.connection();
        try {
            KeyProbe probe = new KeyProbe(calls.clients());
            KeyFindings findings = probe.findings(due.key().key());
            boolean isOurs = !findings.isGood() || findsOurs(probe, due);
            if (isOurs) {
                keys.found(connection, findings);
            } else {
                keys.isOfAnotherAccount(connection, findings);
            }
            boolean isGood = findings.isGood() && isOurs;
            if (isGood && connection.isInUse()) {
                calls.keyIsGood();
            }
            tell(connection, isGood);
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.KEY_REFUSED) {
                keys.isNobodys(connection);
                tell(connection, false);
            } else {
                keys.failed(connection, e.failure());
            }
        } finally {
            ring.forget();
        }
    }

    private boolean findsOurs(KeyProbe probe, DueProbe due) {
        return keys.knownCustomer()
                .filter(customer -> !probe.finds(due.key().key(), customer))
                .isEmpty();
    }

    private void tell(StoredConnection connection, boolean isGood) {
        if (!isGood) {
            log.warning(
                    "a key of Stripe's is refused: see the console",
                    Map.of("key", connection.id().toString()));
        }
    }
}
