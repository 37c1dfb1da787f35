package com.keyri.wiring;

import com.keyri.limit.Allowance;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Limits that nobody reaches, until a test uses one up; it remembers what was spent. */
public final class RecordingLimits extends RateLimits {
    private final List<String> spent = new CopyOnWriteArrayList<>();
    private final Set<LimitKind> usedUp = EnumSet.noneOf(LimitKind.class);

    @Override
    public void spend(LimitKind kind, String subject) {
        requireLeft(kind, subject);
        spent.add(kind + " " + subject);
    }

    @Override
    public void requireLeft(LimitKind kind, String subject) {
        Objects.requireNonNull(subject);
        if (usedUp.contains(kind)) {
            throw DomainException.tooMany(Duration.ofSeconds(1));
        }
    }

    @Override
    public Allowance left(LimitKind kind, String subject) {
        return new Allowance(10, 60, usedUp.contains(kind) ? 0 : 9, 6);
    }

    /** What was spent since the last time this was asked, as {@code KIND subject}, in its order. */
    public List<String> drain() {
        List<String> seen = List.copyOf(spent);
        spent.clear();
        return seen;
    }

    /** From now on nobody has any left of this kind. */
    public void useUp(LimitKind kind) {
        usedUp.add(kind);
    }
}
