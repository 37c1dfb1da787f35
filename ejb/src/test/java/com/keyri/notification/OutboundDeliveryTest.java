package com.keyri.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.notification.store.OutboxStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.outbound.OutboundAddresses;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages: the real outbox on a real PostgreSQL, and applications that do as the test wants. */
class OutboundDeliveryTest {
    private static final AtomicLong DAYS = new AtomicLong();
    private static final String HANGING = "https://hanging.example/logout";
    private static final String LISTENING = "https://listening.example/logout";
    private static final String BROKEN = "https://broken.example/logout";

    /** Each test has a day of its own long ago, on which nothing of any other is due. */
    private final TestClock clock =
            new TestClock(Instant.parse("1999-01-01T00:00:00Z").minus(Duration.ofDays(2 * DAYS.getAndIncrement())));

    private final TestDatabase database = TestDatabase.shared();
    private final Wiring wiring = new Wiring(database, clock);
    private final OrganizationId loud = Shop.open(database).organization();
    private final OrganizationId quiet = Shop.open(database).organization();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Applications applications = new Applications();
    private OutboundDelivery delivery;

    @BeforeEach
    void wire() {
        wiring.replace(OutboundMessageService.class, new InTransactions(wiring));
        wiring.replace(ApplicationGateway.class, applications);
        wiring.replace(OutboundForm.class, facts -> {
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("nothing to say");
            }
            return "form of " + facts;
        });
        delivery = wiring.get(OutboundDelivery.class);
    }

    @AfterEach
    void stop() throws InterruptedException {
        applications.hang.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void shouldNotLetAnApplicationThatHangsHoldUpAnothers() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            add(loud, HANGING, "loud-" + i);
        }
        add(quiet, LISTENING, "quiet");

        delivery.startDue(threads);

        assertEquals("form of quiet", applications.heard.poll(10, TimeUnit.SECONDS));
        settle(1);
        assertEquals(16, applications.hanging());
        add(quiet, LISTENING, "again");
        delivery.startDue(threads);
        assertEquals("form of again", applications.heard.poll(10, TimeUnit.SECONDS));
        assertEquals(16, applications.hanging());
    }

    @Test
    void shouldGoOnWithAnOrganizationWhenItsMessagesAreDone() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            add(loud, LISTENING, "loud-" + i);
        }

        delivery.startDue(threads);
        settle(16);
        delivery.startDue(threads);
        settle(20);

        List<String> heard = new ArrayList<>();
        applications.heard.drainTo(heard);
        assertEquals(20, Set.copyOf(heard).size());
    }

    @Test
    void shouldTryAgainLaterWithAFormWrittenAnew() throws InterruptedException {
        add(loud, BROKEN, "loud");

        delivery.startDue(threads);
        assertEquals("form of loud", applications.heard.poll(10, TimeUnit.SECONDS));
        settleTries(1);
        delivery.startDue(threads);
        assertEquals(null, applications.heard.poll(200, TimeUnit.MILLISECONDS));
        clock.pass(Duration.ofSeconds(2));
        delivery.startDue(threads);

        assertEquals("form of loud", applications.heard.poll(10, TimeUnit.SECONDS));
        assertEquals(List.of(), wiring.audit().actions());
    }

    @Test
    void shouldGiveUpWhatCannotBeRead() throws InterruptedException {
        add(loud, LISTENING, "");

        delivery.startDue(threads);
        settle(1);

        assertEquals(List.of("logout-notice.given-up"), wiring.audit().actions());
        assertEquals("UNREADABLE", wiring.audit().lastEvent().reason());
        clock.pass(Duration.ofDays(1));
        delivery.startDue(threads);
        assertEquals(0, applications.heard.size());
    }

    private void add(OrganizationId organization, String uri, String body) {
        database.within(organization, entities -> {
            TestDatabase.store(OutboxStore.class, entities).add(organization, uri, body, clock.instant());
            return true;
        });
    }

    /** Waits until so many messages have their record. */
    private void settle(int records) throws InterruptedException {
        await(() -> wiring.audit().actions().size() >= records);
    }

    private void settleTries(int tries) throws InterruptedException {
        InTransactions messages = (InTransactions) wiring.get(OutboundMessageService.class);
        await(() -> messages.failures.size() >= tries);
    }

    private static void await(java.util.function.BooleanSupplier fulfilled) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!fulfilled.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 10 s");
            Thread.sleep(10);
        }
        Thread.sleep(50); // What is recorded is taken off the list a moment later.
    }

    /** One hangs, one listens, one listens and fails. */
    private static final class Applications extends ApplicationGateway {
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final CountDownLatch hang = new CountDownLatch(1);
        private final List<String> waiting = new java.util.concurrent.CopyOnWriteArrayList<>();

        Applications() {
            super(new OutboundAddresses(), Optional.empty());
        }

        int hanging() {
            return waiting.size();
        }

        @Override
        public Optional<String> post(String uri, String form) {
            if (uri.equals(HANGING)) {
                waiting.add(form);
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.of("STATUS_500");
            }
            heard.add(form);
            return uri.equals(BROKEN) ? Optional.of("STATUS_503") : Optional.empty();
        }
    }

    /** Does what the container does for each call. */
    private static final class InTransactions extends OutboundMessageService {
        final List<String> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final Wiring wiring;

        InTransactions(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public List<OutboxStore.Due> take(Set<OrganizationId> busy, int most) {
            return wiring.call(() -> super.take(busy, most));
        }

        @Override
        public void delivered(OutboxStore.Due message) {
            wiring.run(() -> super.delivered(message));
        }

        @Override
        public void failed(OutboxStore.Due message, String reason) {
            wiring.run(() -> super.failed(message, reason));
            failures.add(reason);
        }

        @Override
        public void giveUp(OutboxStore.Due message, String reason) {
            wiring.run(() -> super.giveUp(message, reason));
        }
    }
}
