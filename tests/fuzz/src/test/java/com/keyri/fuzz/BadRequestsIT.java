package com.keyri.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.launcher.Installation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 20,000 bad requests and frames, 1,000,000 with {@code -Psoak}: no server error, nothing of its insides, no hang, no
 * growth, and everything goes on as before. {@code -Dkeyri.fuzz.seed=N} repeats a run, {@code -Dkeyri.fuzz.requests=N}
 * makes it longer or shorter.
 */
class BadRequestsIT {
    private static final long REQUESTS = Long.getLong("keyri.fuzz.requests", 20_000);

    @Test
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void shouldRefuseAndGoOn() {
        FuzzPlan plan = FuzzPlan.of(Installation.find().root(), REQUESTS, System.getProperty("keyri.fuzz.seed", ""));
        FuzzReport report = FuzzRun.of(plan, System.out);
        FuzzPage.lines(report).forEach(System.out::println);
        report.examples().forEach(System.out::println);
        assertEquals(List.of(), report.troubles());
    }
}
