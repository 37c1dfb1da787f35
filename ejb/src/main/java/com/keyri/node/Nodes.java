package com.keyri.node;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * What this node knows of the others, as of the last time that it asked. Until it has asked for the first time it
 * doesn't take itself for the only one, nor when its last answer is so old that it would take another node for gone.
 */
@ApplicationScoped
public class Nodes {
    /** Who hasn't been seen for so long, five beats, is taken for gone. */
    static final Duration GONE_AFTER = Duration.ofSeconds(10);

    private record Seen(int others, Duration lastOther, long at) {}

    private static final Duration NEVER = Duration.ofDays(365);

    @EJB
    NodeService service;

    LongSupplier nanos = System::nanoTime;

    private volatile Seen seen = new Seen(1, Duration.ZERO, nanos.getAsLong());
    private final UUID id = UUID.randomUUID();

    /** Tells the database that this node lives, and notes who else does. */
    void beat() {
        List<Duration> ages = service.beat(id);
        int others =
                (int) ages.stream().filter(age -> age.compareTo(GONE_AFTER) < 0).count();
        seen = new Seen(others, ages.stream().min(Duration::compareTo).orElse(NEVER), nanos.getAsLong());
    }

    /** Tells the database that this node ends. */
    void leave() {
        service.leave(id);
    }

    /** The name of this node for as long as its process lives. */
    public UUID id() {
        return id;
    }

    /** How many others live. */
    public int others() {
        return seen.others();
    }

    /** Whether no other node lives. */
    public boolean isAlone() {
        Seen last = seen;
        return last.others() == 0 && age(last).compareTo(GONE_AFTER) < 0;
    }

    /** Whether no other node has lived for at least so long. */
    public boolean hasBeenAloneFor(Duration time) {
        Seen last = seen;
        Duration age = age(last);
        return last.others() == 0
                && age.compareTo(GONE_AFTER) < 0
                && last.lastOther().plus(age).compareTo(time) > 0;
    }

    private Duration age(Seen last) {
        return Duration.ofNanos(nanos.getAsLong() - last.at());
    }
}
