package com.keyri.usage.store;

import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import com.keyri.usage.model.UsageSegment;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The same computation, of one organization, as simply as one can write it: a second at a time, from the raw events.
 */
final class PlainUsage {
    /** Something that was told: a segment, or that there is none from a moment on. */
    private record Told(Instant from, Instant to, Optional<UsageSegment> segment) {}

    private final Map<SignInId, UsageEvent> events = new HashMap<>();
    private final List<Told> told = new ArrayList<>();

    void add(UsageEvent event) {
        events.putIfAbsent(event.signIn(), event);
    }

    void tell(UsageSegment segment) {
        told.add(new Told(segment.startsAt(), segment.endsAt(), Optional.of(segment)));
    }

    void end(Instant moment) {
        told.add(new Told(moment, Instant.MAX, Optional.empty()));
    }

    int size() {
        return events.size();
    }

    /** Sign-ins by the start of their bucket. */
    Map<Instant, Long> buckets() {
        Map<Instant, Long> counts = new HashMap<>();
        for (UsageEvent event : events.values()) {
            Instant hour = event.occurredAt().truncatedTo(ChronoUnit.HOURS);
            counts.merge(latest(hour, pieceStart(event.occurredAt())), 1L, Long::sum);
        }
        return counts;
    }

    /** Different users by the start of their period. */
    Map<Instant, Long> users() {
        Map<Instant, Set<UUID>> users = new HashMap<>();
        for (UsageEvent event : events.values()) {
            users.computeIfAbsent(periodStart(event.occurredAt()), start -> new HashSet<>())
                    .add(event.subject());
        }
        Map<Instant, Long> counts = new HashMap<>();
        users.forEach((start, all) -> counts.put(start, (long) all.size()));
        return counts;
    }

    Instant periodStart(Instant moment) {
        return at(moment).map(segment -> segment.period().startsAt()).orElseGet(() -> pieceStart(moment));
    }

    Optional<String> customer(Instant moment) {
        return at(moment).flatMap(UsageSegment::customer);
    }

    private Optional<UsageSegment> at(Instant moment) {
        Optional<UsageSegment> found = Optional.empty();
        for (Told each : told) {
            if (!moment.isBefore(each.from()) && moment.isBefore(each.to())) {
                found = each.segment();
            }
        }
        return found;
    }

    /** The last moment until this one at which something else began. */
    private Instant pieceStart(Instant moment) {
        Instant month = YearMonth.from(moment.atOffset(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        TreeSet<Instant> boundaries = new TreeSet<>();
        told.forEach(each -> {
            boundaries.add(each.from());
            boundaries.add(each.to());
        });
        Instant start = moment;
        Optional<UsageSegment> present = at(moment);
        while (true) {
            Instant before = boundaries.floor(start.equals(moment) ? start : start.minusNanos(1));
            if (present.isEmpty() && (before == null || before.isBefore(month))) {
                return month;
            }
            if (before == null) {
                throw new IllegalStateException("a segment without a start");
            }
            if (!at(before.minusNanos(1)).equals(present)) {
                return before;
            }
            start = before;
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
