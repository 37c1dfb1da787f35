package com.keyri.directory;

import com.keyri.directory.model.InstallationCounts;
import com.keyri.directory.model.SignInDay;
import java.time.Instant;
import java.util.List;

/**
 * The installation in numbers.
 *
 * @param days the last thirty of UTC, the oldest first, also those without a sign-in
 * @param countedAt when that was so
 */
public record InstallationStatistics(InstallationCounts counts, List<SignInDay> days, Instant countedAt) {
    public InstallationStatistics {
        days = List.copyOf(days);
    }
}
