package com.keyri.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What two nodes count together, played by the test: time stands, and the database can be away. */
final class TwoCounters implements SharedCounts {
    final Map<String, Duration> missing = new HashMap<>();
    boolean isAlone;
    boolean hasBeenAlone;
    boolean isAway;
    int asked;

    @Override
    public boolean isAlone() {
        return isAlone;
    }

    @Override
    public boolean hasBeenAloneFor(Duration time) {
        return hasBeenAlone;
    }

    @Override
    public Duration take(LimitKind kind, String subject, BucketSize size) {
        asked();
        Duration after = missing.getOrDefault(subject, Duration.ZERO).plus(size.token());
        if (after.compareTo(size.period()) <= 0) {
            missing.put(subject, after);
            return Duration.ZERO;
        }
        return after.minus(size.period());
    }

    @Override
    public Map<String, Duration> addSpent(LimitKind kind, Map<String, Duration> spent) {
        asked();
        Map<String, Duration> now = new HashMap<>();
        spent.forEach((subject, time) -> now.put(subject, missing.merge(subject, time, Duration::plus)));
        return now;
    }

    @Override
    public void keepMissing(LimitKind kind, Map<String, Duration> kept) {
        asked();
        kept.forEach((subject, time) -> missing.merge(subject, time, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }

    private void asked() {
        asked++;
        if (isAway) {
            throw new IllegalStateException("away");
        }
    }
}
