package com.keyri.stripe;

import com.keyri.log.EventLog;
import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import com.keyri.stripe.store.StoredHint;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Hands hints to the features that go by them, outside any transaction. */
@ApplicationScoped
public class HintDelivery {
    /** So few that the lease, which all of them have from the same moment on, is long enough for each. */
    private static final int MOST = 5;

    @EJB
    StripeInboxWorkService inbox;

    @Inject
    HintHandlers handlers;

    @Inject
    Meters meters;

    @Inject
    EventLog log;

    private enum Outcome {
        DONE,
        NOBODYS,
        PUT_OFF,
        FAILED,
        PARKED
    }

    /** Delivers what is due; whether there may be more. */
    boolean deliverDue() {
        List<StoredHint> due = inbox.take(MOST);
        due.forEach(this::deliver);
        return due.size() == MOST;
    }

    private void deliver(StoredHint hint) {
        Outcome outcome;
        try {
            outcome = handle(hint);
        } catch (RuntimeException e) {
            outcome = away(e).map(failure -> putOff(hint, failure)).orElseGet(() -> failed(hint, e));
        }
        meters.count("keyri_stripe_hints", Label.of("outcome", outcome));
    }

    private Outcome handle(StoredHint hint) {
        List<StripeHintHandler> wanting = handlers.of(hint.type());
        if (wanting.isEmpty()) {
            inbox.isNobodys(hint);
            return Outcome.NOBODYS;
        }
        StripeHint told = new StripeHint(
                hint.eventId(),
                HintSource.valueOf(hint.source()),
                hint.type(),
                hint.objectId(),
                hint.customer(),
                hint.created());
        wanting.forEach(handler -> handler.handle(told));
        inbox.done(hint);
        return Outcome.DONE;
    }

    private Outcome putOff(StoredHint hint, StripeFailure failure) {
        inbox.isAway(hint, failure);
        return Outcome.PUT_OFF;
    }

    private Outcome failed(StoredHint hint, RuntimeException cause) {
        boolean isParked = inbox.failed(hint, reason(cause));
        if (isParked) {
            log.failure(
                    "an event of Stripe's is parked: see the console",
                    Map.of("event", hint.eventId(), "type", hint.type()),
                    cause);
        }
        return isParked ? Outcome.PARKED : Outcome.FAILED;
    }

    private static String reason(RuntimeException cause) {
        String name = stripe(cause)
                .map(e -> e.failure().name())
                .orElse(cause.getClass().getSimpleName());
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    /** The failure, where it says that Stripe can't be asked at all. */
    private static Optional<StripeFailure> away(RuntimeException cause) {
        return stripe(cause).map(StripeException::failure).filter(failure -> switch (failure) {
            case NOT_CONFIGURED, BREAKER_OPEN, UNREACHABLE, BUSY, BROKEN, KEY_REFUSED, NOT_ALLOWED -> true;
            case CONFLICT, REFUSED, NOT_FOUND -> false;
        });
    }

    private static Optional<StripeException> stripe(Throwable cause) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause)
                .limit(10)
                .filter(StripeException.class::isInstance)
                .map(StripeException.class::cast)
                .findFirst();
    }
}
