package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.model.UserId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.MacKey;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import com.keyri.signin.CompletedSignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageRecordingTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.shared();
    private final TestClock clock = new TestClock(NOW);
    private Wiring wiring;
    private Shop shop;

    @BeforeEach
    void open() {
        wiring = new Wiring(database, clock);
        shop = Shop.open(database);
    }

    @Test
    void shouldRecordInTheTransactionAndNothingWhereThatIsRolledBack() throws SQLException {
        complete();
        assertEquals(1, arrivals());
        try {
            wiring.run(() -> {
                wiring.get(UsageRecording.class).completed(signIn());
                throw new IllegalStateException("the sign-in fails after all");
            });
        } catch (IllegalStateException e) {
            assertEquals("the sign-in fails after all", e.getMessage());
        }
        assertEquals(1, arrivals());
        assertEquals(List.of(), wiring.fired());
    }

    @Test
    void shouldTryOnceWhereTheTableIsLockedAndNotAgainForSomeSeconds() throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table usage_arrival in access exclusive mode");
            complete();
            long before = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                complete();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            assertTrue(took.compareTo(Duration.ofMillis(50 * 50)) < 0, "each waited: " + took);
            owner.rollback();
        }
        assertEquals(51, wiring.fired().size());
        assertEquals(0, arrivals());
    }

    @Test
    void shouldLetTheSignInGoOnWhereThereIsNoKey() throws SQLException {
        wiring.replace(ServerKeys.class, new NoKeys());
        complete();
        assertEquals(0, arrivals());
        assertEquals(List.of("keyri_usage_records nowhere"), wiring.meters().counts());
    }

    @Test
    void shouldLoseNoTimeWithAKeyThatIsThere() {
        AtomicInteger asked = new AtomicInteger();
        wiring.replace(ServerKeys.class, new NoKeys() {
            @Override
            public MacKey mac(MacPurpose purpose) {
                asked.incrementAndGet();
                return super.mac(purpose);
            }
        });
        wiring.get(UsageSubjects.class).prepare();
        assertEquals(1, asked.get(), "asked for at the start, which goes on without it");
    }

    @Test
    void shouldTakeInWhatWasSpooledOnce() throws SQLException {
        SpoolFolder files = new SpoolFolder(folder, 1 << 20);
        UsageSpool spool = new UsageSpool(files);
        wiring.replace(UsageSpool.class, spool);
        UsageEvent event = new UsageEvent(SignInId.at(NOW), shop.organization(), UUID.randomUUID(), NOW);
        spool.keep(event, Runnable::run);
        spool.keep(event, Runnable::run);
        wiring.run(spool::drain);
        wiring.run(spool::drain);
        assertEquals(1, count("select count(*) from usage_event where organization_id = '%s'"));
    }

    @Test
    void shouldNotCountWhatIsOlderThanWhatIsKept() throws SQLException {
        Instant old = NOW.minus(Duration.ofDays(400));
        wiring.run(() -> wiring.get(UsageCountService.class)
                .takeIn(List.of(new UsageEvent(SignInId.at(old), shop.organization(), UUID.randomUUID(), old))));
        assertEquals(0, count("select count(*) from usage_event where organization_id = '%s'"));
    }

    @Test
    void shouldCallAUserByAnotherNameInEachOrganization() {
        UserId user = UserId.at(NOW);
        UsageSubjects subjects = wiring.get(UsageSubjects.class);
        assertEquals(subjects.of(shop.organization(), user), subjects.of(shop.organization(), user));
        assertNotEquals(subjects.of(shop.organization(), user), subjects.of(OrganizationId.at(NOW), user));
        assertNotEquals(user.value(), subjects.of(shop.organization(), user));
    }

    private static class NoKeys extends ServerKeys {
        @Override
        public MacKey mac(MacPurpose purpose) {
            throw new IllegalStateException("the key store is away");
        }
    }

    private void complete() {
        wiring.run(() -> wiring.get(UsageRecording.class).completed(signIn()));
    }

    private CompletedSignIn signIn() {
        return new CompletedSignIn(SignInId.at(NOW), shop.application(), shop.organization(), UserId.at(NOW), NOW);
    }

    private long arrivals() throws SQLException {
        return count("select count(*) from usage_arrival where organization_id = '%s'");
    }

    private long count(String query) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        query.formatted(shop.organization().value()))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
