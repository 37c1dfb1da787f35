package com.keyri.usage;

import com.keyri.log.StartRefusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long single events are kept: longer than Stripe takes usage and a bill is compared, so that none of it goes while
 * somebody may still count it.
 */
@ApplicationScoped
public class KeptEvents {
    private static final Duration LEAST = Duration.ofDays(60);
    private static final Duration MOST = Duration.ofDays(3650);

    @Inject
    @ConfigProperty(name = "keyri.usage.keep-events")
    Duration kept;

    @PostConstruct
    void check() {
        if (kept.compareTo(LEAST) < 0 || kept.compareTo(MOST) > 0) {
            throw StartRefusal.because("keyri.usage.keep-events isn't from P60D to P3650D", null);
        }
    }

    /** Before that nothing is kept. */
    Instant since(Instant now) {
        return now.minus(kept);
    }
}
