package com.keyri.usage;

import com.keyri.schedule.BackOff;
import com.keyri.usage.model.UsageShard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.SplittableRandom;

/** How long a meter is left alone after a failure: longer each time, and not all meters equally long. */
@ApplicationScoped
public class ShardPauses {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    Duration after(UsageShard shard) {
        Duration most = BackOff.after(shard.failures() + 1);
        long millis = (most.compareTo(LONGEST) > 0 ? LONGEST : most).toMillis();
        return Duration.ofMillis(millis / 2 + new SplittableRandom().nextLong(millis / 2 + 1));
    }
}
