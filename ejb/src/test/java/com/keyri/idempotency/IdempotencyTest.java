package com.keyri.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.OrganizationService;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is made once: the real service on a real PostgreSQL. */
class IdempotencyTest {
    private static final String REQUEST = "POST /api/v1/things 0";

    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    private final AtomicInteger made = new AtomicInteger();
    private final String key = UUID.randomUUID().toString();

    @Test
    void shouldMakeItOnceAndAnswerTheSameAgain() {
        OnceAnswer first = once("operator", REQUEST);
        OnceAnswer again = once("operator", REQUEST);

        assertEquals(new OnceAnswer("thing 1", false), first);
        assertEquals(new OnceAnswer("thing 1", true), again);
        assertEquals(1, made.get());
    }

    @Test
    void shouldRefuseTheKeyForAnotherRequestAndKnowNothingOfAnotherCallers() {
        once("operator", REQUEST);

        assertProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, () -> once("operator", "POST /api/v1/things 1"));
        assertEquals(new OnceAnswer("thing 2", false), once("key_other", REQUEST));
    }

    @Test
    void shouldForgetAfterADay() {
        once("operator", REQUEST);
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertEquals(new OnceAnswer("thing 1", true), once("operator", REQUEST));

        clock.pass(Duration.ofSeconds(1));

        assertEquals(new OnceAnswer("thing 2", false), once("operator", "POST /api/v1/things 1"));
    }

    @Test
    void shouldRememberNothingOfWhatWasRefused() throws SQLException {
        IdempotentCall call = new IdempotentCall("operator", key, REQUEST);
        long organizations = count("organization");

        assertProblem(
                ProblemType.CONFLICT,
                () -> wiring.call(() -> wiring.get(IdempotencyService.class).once(call, () -> {
                    wiring.get(OrganizationService.class).create("Half made");
                    throw DomainException.of(ProblemType.CONFLICT);
                })));

        assertEquals(organizations, count("organization"));
        assertEquals(0, rows(call));
        assertEquals(new OnceAnswer("thing 1", false), once("operator", REQUEST));
        assertEquals(1, rows(call));
    }

    @Test
    void shouldKeepNeitherKeyNorAnswerReadable() throws SQLException {
        once("operator", REQUEST);

        try (Connection owner = TestDatabase.shared().owner().getConnection();
                Statement query = owner.createStatement();
                ResultSet rows = query.executeQuery("select answer, name, request from idempotent_answer")) {
            while (rows.next()) {
                for (int column = 1; column <= 3; column++) {
                    String stored = new String(rows.getBytes(column), StandardCharsets.ISO_8859_1);
                    assertFalse(stored.contains("thing") || stored.contains(key) || stored.contains("operator"));
                }
            }
        }
        AnswerSeals seals = wiring.get(AnswerSeals.class);
        IdempotentCall call = new IdempotentCall("operator", key, REQUEST);
        byte[] sealed = seals.close(call, "secret");
        assertEquals("secret", seals.open(call, sealed));
        IdempotentCall other = new IdempotentCall("operator", UUID.randomUUID().toString(), REQUEST);
        assertThrows(IllegalStateException.class, () -> seals.open(other, sealed));
        IdempotentCall otherRequest = new IdempotentCall("operator", key, "POST /api/v1/things 1");
        assertThrows(IllegalStateException.class, () -> seals.open(otherRequest, sealed));
    }

    @Test
    void shouldGiveTheSecondOfTwoAtOnceTheAnswerOfTheFirst() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<OnceAnswer> first = CompletableFuture.supplyAsync(() -> slowly(begun, mayEnd));
        begun.await(10, TimeUnit.SECONDS);

        CompletableFuture<OnceAnswer> second = CompletableFuture.supplyAsync(() -> once("operator", REQUEST));
        awaitWaiting();
        assertFalse(second.isDone());
        mayEnd.countDown();

        assertEquals(new OnceAnswer("thing 1", false), first.get(10, TimeUnit.SECONDS));
        assertEquals(new OnceAnswer("thing 1", true), second.get(10, TimeUnit.SECONDS));
        assertEquals(1, made.get());
    }

    @Test
    void shouldNotWaitForTheFirstLongerThanFiveSeconds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<OnceAnswer> first = CompletableFuture.supplyAsync(() -> slowly(begun, mayEnd));
        begun.await(10, TimeUnit.SECONDS);
        try {
            DomainException refused = assertThrows(DomainException.class, () -> once("operator", REQUEST));
            assertEquals(ProblemType.IDEMPOTENCY_KEY_IN_USE, refused.type());
            assertEquals(Duration.ofSeconds(1), refused.retryAfter());
        } finally {
            mayEnd.countDown();
        }
        assertEquals(new OnceAnswer("thing 1", false), first.get(10, TimeUnit.SECONDS));
        assertEquals(new OnceAnswer("thing 1", true), once("operator", REQUEST));
    }

    @Test
    void shouldRemoveWhatIsADayOld() throws SQLException {
        IdempotentCall call = new IdempotentCall("operator", key, REQUEST);
        once("operator", REQUEST);
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        remove();
        assertEquals(1, rows(call));

        clock.pass(Duration.ofSeconds(1));
        remove();

        assertEquals(0, rows(call));
    }

    private void remove() {
        assertFalse(wiring.call(() -> wiring.get(IdempotencyUpkeepService.class).removeExpired()), "more than a batch");
    }

    private OnceAnswer once(String caller, String request) {
        IdempotentCall call = new IdempotentCall(caller, key, request);
        return wiring.call(
                () -> wiring.get(IdempotencyService.class).once(call, () -> "thing " + made.incrementAndGet()));
    }

    private OnceAnswer slowly(CountDownLatch begun, CountDownLatch mayEnd) {
        IdempotentCall call = new IdempotentCall("operator", key, REQUEST);
        return wiring.call(() -> wiring.get(IdempotencyService.class).once(call, () -> {
            begun.countDown();
            try {
                mayEnd.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "thing " + made.incrementAndGet();
        }));
    }

    private static void awaitWaiting() throws SQLException, InterruptedException {
        for (int i = 0; i < 500 && count("pg_locks where not granted") == 0; i++) {
            Thread.sleep(10);
        }
    }

    private long rows(IdempotentCall call) throws SQLException {
        byte[] name = wiring.get(AnswerSeals.class).name(call);
        return count(
                "idempotent_answer where name = '\\x" + java.util.HexFormat.of().formatHex(name) + "'");
    }

    private static long count(String from) throws SQLException {
        try (Connection owner = TestDatabase.shared().owner().getConnection();
                Statement query = owner.createStatement();
                ResultSet rows = query.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(DomainException.class, call::run).type());
    }
}
