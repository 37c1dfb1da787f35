package com.keyri.organization.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationStoreTest {
    /** Older than whatever other tests make, so that the list begins with these. */
    /** Before every other test's organizations, of which some have random ids. */
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void shouldKeepNameAndTime() {
        OrganizationId id = add(NOW, "Ærø Ltd");

        OrganizationEntity kept = database.within(
                        id, entities -> store(OrganizationStore.class, entities).find(id))
                .orElseThrow();

        assertEquals(id, kept.id());
        assertEquals("Ærø Ltd", kept.name());
        assertEquals(NOW, kept.createdAt());
    }

    @Test
    void shouldHideOrganizationThatWasNotEntered() {
        OrganizationId hidden = add(NOW, "Hidden");
        OrganizationId entered = add(NOW, "Entered");

        Optional<OrganizationEntity> found = database.within(
                entered, entities -> store(OrganizationStore.class, entities).find(hidden));

        assertTrue(found.isEmpty());
    }

    @Test
    void shouldRefuseToAddAnOrganizationThatWasNotEntered() {
        OrganizationId entered = add(NOW, "Entered");
        OrganizationEntity other = new OrganizationEntity(OrganizationId.at(NOW), "Other", NOW);

        assertThrows(
                PersistenceException.class,
                () -> database.within(entered, entities -> {
                    store(OrganizationStore.class, entities).add(other);
                    entities.flush();
                    return other;
                }));
    }

    @Test
    void shouldListAcrossOrganizationsOldestFirst() {
        OrganizationId second = add(LONG_AGO.plusSeconds(2), "Second");
        OrganizationId first = add(LONG_AGO.plusSeconds(1), "First");

        assertEquals(List.of(first, second), list(Optional.empty(), 2));
        assertEquals(List.of(second), list(Optional.of(first), 1));
    }

    private List<OrganizationId> list(Optional<OrganizationId> after, int limit) {
        return database.transact(entities -> store(OrganizationStore.class, entities).list(after, limit).stream()
                .map(OrganizationEntity::id)
                .toList());
    }

    private OrganizationId add(Instant moment, String name) {
        OrganizationId id = OrganizationId.at(moment);
        return database.within(id, entities -> {
            store(OrganizationStore.class, entities).add(new OrganizationEntity(id, name, moment));
            return id;
        });
    }
}
