package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.keyri.stripe.model.WebhookKind;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The key in use and the signing secrets, unwrapped, for two seconds each: another node may have replaced them. */
@ApplicationScoped
public class StripeKeyRing {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final AtomicReference<Optional<Kept<Optional<KeyInUse>>>> key = new AtomicReference<>(Optional.empty());
    private final Map<WebhookKind, Kept<List<SecretText>>> signing = new ConcurrentHashMap<>();

    @EJB
    StripeKeyService service;

    @Inject
    InstantSource clock;

    private record Kept<T>(T value, Instant until) {}

    Optional<KeyInUse> inUse() {
        return key.updateAndGet(kept -> Optional.of(fresh(kept, service::inUse)))
                .orElseThrow()
                .value();
    }

    /** The secrets by which Stripe may sign now. */
    List<SecretText> signing(WebhookKind kind) {
        return signing.compute(
                        kind, (name, kept) -> fresh(Optional.ofNullable(kept), () -> service.signingSecrets(kind)))
                .value();
    }

    /** Looks again, because something has changed. */
    void forget() {
        key.set(Optional.empty());
        signing.clear();
    }

    private <T> Kept<T> fresh(Optional<Kept<T>> kept, Supplier<T> look) {
        Instant now = clock.instant();
        return kept.filter(known -> now.isBefore(known.until()))
                .orElseGet(() -> new Kept<>(look.get(), now.plus(FRESH)));
    }
}
