package com.keyri.node.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NodeStoreTest {
    private final TestDatabase database = TestDatabase.shared();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void shouldSeeTheOthersUntilTheyLeaveOrAreForgotten() throws SQLException {
        within(nodes -> nodes.lives(one));
        within(nodes -> nodes.lives(one));
        assertEquals(List.of(), others(one));
        within(nodes -> nodes.lives(other));
        assertTrue(others(one).get(0).toSeconds() < 5);
        age(other, 3_600);
        assertTrue(others(one).get(0).toSeconds() >= 3_600);
        within(nodes -> nodes.forgetUnseen(Duration.ofHours(2)));
        assertEquals(1, others(one).size());
        within(nodes -> nodes.forgetUnseen(Duration.ofMinutes(30)));
        assertEquals(List.of(), others(one));
        within(nodes -> nodes.leaves(one));
        assertEquals(List.of(), others(other));
    }

    private List<Duration> others(UUID node) {
        return database.transact(entities -> store(NodeStore.class, entities).others(node));
    }

    private void within(Consumer<NodeStore> work) {
        database.transact(entities -> {
            work.accept(store(NodeStore.class, entities));
            return true;
        });
    }

    private void age(UUID node, int seconds) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                PreparedStatement update = owner.prepareStatement(
                        "update node set seen_at = seen_at - ? * interval '1 second' where id = ?")) {
            update.setInt(1, seconds);
            update.setObject(2, node);
            assertEquals(1, update.executeUpdate());
        }
    }
}
