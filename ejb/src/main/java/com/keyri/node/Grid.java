package com.keyri.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Payara's data grid, where it is switched on: short messages between nodes, quick and without any promise. It isn't
 * encrypted and knows no callers, so nothing secret is said here and nothing is believed. Messages are counted in
 * {@code keyri_grid_messages} by what became of them.
 */
@ApplicationScoped
public class Grid {
    /** What became of a message. */
    public enum Outcome {
        SENT,
        RECEIVED,
        MALFORMED,
        /** Too many at once: the database tells what is lost here. */
        DROPPED
    }

    private static final Logger LOG = Logger.getLogger(Grid.class.getName());

    static final String JNDI_NAME = "payara/Hazelcast";

    private static final String TOPIC = "keyri/changes";
    private static final int LONGEST = 64;
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_A_SECOND = 5_000;

    @Inject
    Meters meters;

    private final BlockingQueue<GridMessage> heard = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Bucket flood;
    private volatile @Nullable ITopic<String> topic;
    private @Nullable HazelcastInstance instance;
    private @Nullable UUID registration;
    private volatile int others;

    /** Measures the flood by the machine's clock. */
    public Grid() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    Grid(TimeMeter clock) {
        flood = Bucket.builder()
                .addLimit(limit -> limit.capacity(MOST_A_SECOND).refillGreedy(MOST_A_SECOND, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** Looks for the grid, and listens to it from now on where it is there. */
    void join() {
        try {
            listenTo(lookUp());
        } catch (NamingException e) {
            return; // Switched off, which is how it comes.
        }
        LOG.info("listening to the data grid");
    }

    void listenTo(HazelcastInstance grid) {
        ITopic<String> found = grid.getTopic(TOPIC);
        registration = found.addMessageListener(this::hear);
        instance = grid;
        topic = found;
        look();
    }

    @SuppressWarnings("BanJNDI") // One fixed name of the server's own; injecting it would fail where there is no grid.
    private static HazelcastInstance lookUp() throws NamingException {
        return InitialContext.doLookup(JNDI_NAME);
    }

    /** Listens no longer; the grid itself is Payara's. */
    void leave() {
        ITopic<String> left = topic;
        topic = null;
        others = 0;
        if (left != null && registration != null) {
            left.removeMessageListener(registration);
        }
    }

    /** Whether there is a grid to listen to. */
    public boolean isOpen() {
        return topic != null;
    }

    /**
     * The next message, waiting at most so long for one. The grid's own threads belong to no application and run
     * nothing of ours but the waiting line that this takes from.
     */
    public Optional<GridMessage> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Looks who is in the grid now; nobody where it has been shut down. */
    void look() {
        if (topic == null || instance == null) {
            return;
        }
        try {
            others = instance.getCluster().getMembers().size() - 1;
        } catch (IllegalStateException e) { // Hazelcast's for a grid that isn't active.
            others = 0;
        }
    }

    /** How many other nodes the grid reaches, as of the last look. */
    public int others() {
        return others;
    }

    /** Says something to all other nodes, where there are any; returns at once, and fails silently. */
    public void say(String text) {
        ITopic<String> open = topic;
        if (open == null || others == 0) {
            return;
        }
        try {
            open.publish(text);
            count(Outcome.SENT);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "nothing said to the data grid: {0}",
                    e.getClass().getName());
        }
    }

    /** Counts what became of a message. */
    public void count(Outcome outcome) {
        meters.count("keyri_grid_messages", Label.of("outcome", outcome));
    }

    private void hear(Message<String> message) {
        if (message.getPublishingMember() == null
                || !message.getPublishingMember().localMember()) {
            hear(message.getMessageObject());
        }
    }

    /** Another node, or whoever takes himself for one, said this. Called by the grid's own threads. */
    void hear(@Nullable Object text) {
        if (!flood.tryConsume(1)) {
            count(Outcome.DROPPED);
        } else if (text instanceof String words && words.length() <= LONGEST) {
            count(heard.offer(new GridMessage(words)) ? Outcome.RECEIVED : Outcome.DROPPED);
        } else {
            count(Outcome.MALFORMED);
        }
    }
}
