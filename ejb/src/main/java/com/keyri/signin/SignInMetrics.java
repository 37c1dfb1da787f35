package com.keyri.signin;

import com.keyri.id.UuidV7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the steps of sign-ins, and how long people take to approve; the only label is the step. */
@ApplicationScoped
class SignInMetrics {
    @Inject
    MetricRegistry metrics;

    @Inject
    InstantSource clock;

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInChanged changed) {
        Tag step = new Tag("step", changed.change().name().toLowerCase(Locale.ROOT));
        metrics.counter("keyri_sign_in_steps", step).inc();
        if (changed.change() == SignInChange.APPROVED) {
            metrics.timer("keyri_sign_in_to_approval")
                    .update(Duration.between(UuidV7.momentOf(changed.id().value()), clock.instant()));
        }
    }
}
