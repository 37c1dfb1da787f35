package com.keyri.limit;

import com.keyri.database.DatabaseConnections;
import com.keyri.limit.store.LimitStore;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Counts in the database, outside of the caller's transaction: what is counted stays counted when the caller is refused
 * and rolls back. One statement that commits by itself costs a third of a transaction of its own.
 */
@PermitAll
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LimitService {
    @Resource(lookup = DatabaseConnections.NAME)
    DataSource connections;

    private interface Work<T> {
        T with(LimitStore store) throws SQLException;
    }

    /** Takes a token; how long until there is one, zero where it was taken. */
    public Duration take(ByteBuffer name, Duration token, long tokens) {
        return run(store -> store.take(name, token, tokens));
    }

    /** Adds what was spent of each, as time; what each misses now. */
    public Map<ByteBuffer, Duration> addSpent(Map<ByteBuffer, Duration> spent) {
        return run(store -> store.addSpent(spent));
    }

    /** Keeps what each misses, as time. */
    public void keepMissing(Map<ByteBuffer, Duration> missing) {
        run(store -> {
            store.keepMissing(missing);
            return true;
        });
    }

    /** Forgets what is full. */
    public void removeFull() {
        run(store -> {
            store.removeFull();
            return true;
        });
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.with(new LimitStore(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("limits can't be counted", e);
        }
    }
}
