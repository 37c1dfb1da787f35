package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.fixture.TestDatabase;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailRoundsTest {
    private final List<Runnable> tasks = new ArrayList<>();
    private final Wiring wiring = new Wiring(TestDatabase.shared(), new TestClock(Instant.EPOCH));
    private MailRounds rounds;
    private Runnable duringARound = () -> {};
    private int started;

    @BeforeEach
    void wire() {
        wiring.replace(MailDelivery.class, new MailDelivery() {
            @Override
            void startDue() {
                started++;
                duringARound.run();
            }
        });
        rounds = wiring.get(MailRounds.class);
    }

    @Test
    void shouldDeliverSoonOnceForAllThatIsWrittenUntilThen() {
        rounds.soon(tasks::add);
        rounds.soon(tasks::add);
        assertEquals(1, tasks.size());
        assertEquals(0, started);
        runTasks();
        assertEquals(1, started);
    }

    @Test
    void shouldDeliverAgainWhatIsWrittenDuringARound() {
        duringARound = () -> rounds.soon(tasks::add);
        rounds.soon(Runnable::run);
        assertEquals(1, started);
        assertEquals(1, tasks.size());
        runTasks();
        assertEquals(2, started);
    }

    @Test
    void shouldRunOneRoundAtATimeWhoeverBeginsIt() {
        duringARound = () -> {
            duringARound = () -> {};
            rounds.run();
            rounds.soon(Runnable::run);
        };
        rounds.run();
        assertEquals(1, started);
        rounds.run();
        assertEquals(2, started);
    }

    @Test
    void shouldGoOnAfterARoundThatFailed() {
        duringARound = () -> {
            throw new IllegalStateException("the database is away");
        };
        rounds.run();
        rounds.soon(Runnable::run);
        assertEquals(2, started);
    }

    @Test
    void shouldAskAgainWhenNoThreadWasFree() {
        rounds.soon(task -> {
            throw new RejectedExecutionException();
        });
        rounds.soon(tasks::add);
        assertEquals(1, tasks.size());
    }

    private void runTasks() {
        List<Runnable> all = List.copyOf(tasks);
        tasks.clear();
        all.forEach(Runnable::run);
    }
}
