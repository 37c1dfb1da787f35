package com.keyri.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last count, which serves everybody for half a minute: a page that is loaded again and again counts nothing. */
@ApplicationScoped
class KeptStatistics {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private volatile @Nullable InstallationStatistics last;

    Optional<InstallationStatistics> freshAt(Instant now) {
        return Optional.ofNullable(last)
                .filter(statistics -> now.isBefore(statistics.countedAt().plus(LIFE)));
    }

    InstallationStatistics keep(InstallationStatistics statistics) {
        last = statistics;
        return statistics;
    }
}
