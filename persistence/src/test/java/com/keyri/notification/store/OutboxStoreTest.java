package com.keyri.notification.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutboxStoreTest {
    private static final AtomicLong DAYS = new AtomicLong();

    private final TestDatabase database = TestDatabase.shared();
    /** Each test has a day of its own long ago, on which nothing of any other is due. */
    private final Instant day =
            Instant.parse("2001-01-01T00:00:00Z").plus(Duration.ofDays(-2 * DAYS.getAndIncrement()));

    private final OrganizationId loud = Shop.open(database).organization();
    private final OrganizationId quiet = Shop.open(database).organization();

    @Test
    void shouldGiveEachOrganizationItsTurn() {
        for (int i = 0; i < 40; i++) {
            add(loud, "https://loud.example/logout", "loud-" + i, day.plusSeconds(i));
        }
        add(quiet, "https://quiet.example/logout", "quiet", day.plusSeconds(50));

        List<OutboxStore.Due> taken = take(day.plusSeconds(60), 3, 16, Set.of());

        assertEquals(Set.of("loud-0", "loud-1", "quiet"), bodies(taken));
        assertTrue(taken.stream().allMatch(message -> message.attempts() == 1));
    }

    @Test
    void shouldGiveEachAddressOfAnOrganizationItsTurn() {
        for (int i = 0; i < 40; i++) {
            add(loud, "https://dead.example/logout", "dead-" + i, day.plusSeconds(i));
        }
        add(loud, "https://alive.example/logout", "alive", day.plusSeconds(50));

        assertEquals(Set.of("dead-0", "alive"), bodies(take(day.plusSeconds(60), 64, 2, Set.of())));
    }

    @Test
    void shouldTakeNothingOfBusyOrganizations() {
        add(loud, "https://loud.example/logout", "loud", day);
        add(quiet, "https://quiet.example/logout", "quiet", day);

        assertEquals(Set.of("quiet"), bodies(take(day.plusSeconds(1), 64, 16, Set.of(loud))));
        assertEquals(Set.of(), bodies(take(day.plusSeconds(1), 64, 16, Set.of(loud, quiet))));
        assertEquals(Set.of("loud"), bodies(take(day.plusSeconds(1), 64, 16, Set.of())));
    }

    @Test
    void shouldGiveAMessageAgainOnlyAfterItsLease() {
        add(loud, "https://loud.example/logout", "loud", day);

        assertEquals(1, take(day, 64, 16, Set.of()).size());
        assertEquals(0, take(day.plusSeconds(119), 64, 16, Set.of()).size());
        List<OutboxStore.Due> again = take(day.plusSeconds(120), 64, 16, Set.of());

        assertEquals(List.of(2), again.stream().map(OutboxStore.Due::attempts).toList());
    }

    private void add(OrganizationId organization, String uri, String body, Instant moment) {
        database.within(organization, entities -> {
            TestDatabase.store(OutboxStore.class, entities).add(organization, uri, body, moment);
            return true;
        });
    }

    private List<OutboxStore.Due> take(Instant moment, int most, int perOrganization, Set<OrganizationId> busy) {
        return database.transact(entities -> TestDatabase.store(OutboxStore.class, entities)
                .take(moment, moment.plusSeconds(120), new OutboxStore.Share(most, perOrganization, busy)));
    }

    private static Set<String> bodies(List<OutboxStore.Due> messages) {
        return messages.stream().map(OutboxStore.Due::body).collect(Collectors.toSet());
    }
}
