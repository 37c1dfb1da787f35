package com.keyri.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import com.keyri.wiring.RecordingMeters;
import io.github.bucket4j.TimeMeter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final String RECEIVED = "keyri_grid_messages received";
    private static final String MALFORMED = "keyri_grid_messages malformed";
    private static final String DROPPED = "keyri_grid_messages dropped";

    private final StandingClock clock = new StandingClock();
    private final Grid grid = new Grid(clock);
    private final RecordingMeters meters = new RecordingMeters();

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill it.
    GridTest() {
        grid.meters = meters;
    }

    @Test
    void shouldTakeShortTextAndNothingElse() {
        grid.hear("short");
        grid.hear("x".repeat(65));
        grid.hear((Object) null);
        grid.hear(17);
        assertEquals(List.of(RECEIVED, MALFORMED, MALFORMED, MALFORMED), meters.counts());
    }

    @Test
    void shouldDropWhatNobodyHasTimeFor() {
        for (int i = 0; i < 100_000; i++) {
            grid.hear("flood");
        }
        assertEquals(1_000, meters.counts().stream().filter(RECEIVED::equals).count());
        assertEquals(99_000, meters.counts().stream().filter(DROPPED::equals).count());
    }

    @Test
    void shouldLookAtNoMoreOfAFloodThanIsMeant() {
        flood();
        assertEquals(5_000, meters.counts().stream().filter(MALFORMED::equals).count());
        clock.goOn(Duration.ofSeconds(1));
        flood();
        assertEquals(10_000, meters.counts().stream().filter(MALFORMED::equals).count());
        assertEquals(190_000, meters.counts().stream().filter(DROPPED::equals).count());
    }

    private void flood() {
        for (int i = 0; i < 100_000; i++) {
            grid.hear(17);
        }
    }

    @Test
    void shouldSayNothingWhereThereIsNoGrid() {
        grid.join();
        grid.say("something");
        grid.look();
        grid.leave();
        assertEquals(0, grid.others());
        assertTrue(meters.counts().isEmpty());
    }

    @Test
    void shouldReachNobodyAnyMoreWhenTheGridIsShutDown() {
        AtomicBoolean isShutDown = new AtomicBoolean();
        grid.listenTo(gridOfTwo(isShutDown));
        assertEquals(1, grid.others());
        isShutDown.set(true);
        grid.look();
        assertEquals(0, grid.others());
    }

    private static HazelcastInstance gridOfTwo(AtomicBoolean isShutDown) {
        Member one = answering(Member.class, Map.of("toString", () -> "one"));
        Member two = answering(Member.class, Map.of("toString", () -> "two"));
        Cluster cluster = answering(Cluster.class, Map.of("getMembers", () -> new LinkedHashSet<>(List.of(one, two))));
        ITopic<?> topic = answering(ITopic.class, Map.of("addMessageListener", UUID::randomUUID));
        return answering(HazelcastInstance.class, Map.of("getTopic", () -> topic, "getCluster", () -> {
            if (isShutDown.get()) {
                throw new HazelcastInstanceNotActiveException();
            }
            return cluster;
        }));
    }

    private static <T> T answering(Class<T> type, Map<String, Supplier<?>> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default ->
                Objects.requireNonNull(answers.get(method.getName()), method.getName())
                        .get();
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Goes on only when it is told to. */
    private static final class StandingClock implements TimeMeter {
        private long nanoseconds;

        void goOn(Duration time) {
            nanoseconds += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanoseconds;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
