package com.keyri.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.bench.BenchOptions;
import com.keyri.launcher.Installation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three minutes at 80 % of what the server can: no error, and nothing grows. {@code -Psoak} holds it for an hour. How
 * fast the answers come isn't judged, so other work on the machine does no harm.
 */
class EnduranceIT {
    private static final int MINUTES = Integer.getInteger("keyri.soak.minutes", 3);

    @Test
    @Timeout(value = 26, unit = TimeUnit.HOURS)
    void shouldHoldItsLoadWithoutAnErrorAndWithoutGrowing() {
        BenchOptions options = BenchOptions.parse(
                Installation.find().root(),
                List.of(
                        "--warm-up",
                        "120",
                        "--data",
                        Installation.find().root().resolve("target/endurance").toString()));
        Endurance endurance = LongLoad.hold(options, Duration.ofMinutes(MINUTES), System.out);
        EndurancePage.lines(endurance).forEach(System.out::println);
        assertEquals(List.of(), endurance.troubles());
    }
}
