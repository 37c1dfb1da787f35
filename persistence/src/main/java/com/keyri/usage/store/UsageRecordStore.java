package com.keyri.usage.store;

import com.keyri.usage.model.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/**
 * Writes a completed sign-in down, in its own transaction and behind a savepoint: whatever has become of the tables of
 * usage, the transaction goes on as if nobody had tried. Not through the persistence context, which would mark it for
 * rollback.
 */
@ApplicationScoped
public class UsageRecordStore {
    /** Together on one trip to the database. Locks are waited for even less: that is in the function. */
    private static final String RECORD = "savepoint usage_record; set local statement_timeout = '250ms';"
            + " select record_usage(?, ?, ?, ?); set local statement_timeout to default; release savepoint usage_record";

    private static final String UNDO = "rollback to savepoint usage_record; release savepoint usage_record";

    @PersistenceContext
    private EntityManager entities;

    /**
     * Records it.
     *
     * @throws SQLException where it couldn't; the transaction is as it was
     */
    public void record(UsageEvent event) throws SQLException {
        Connection connection = entities.unwrap(Connection.class);
        try (PreparedStatement record = connection.prepareStatement(RECORD)) {
            record.setObject(1, event.signIn().value());
            record.setObject(2, event.organization().value());
            record.setObject(3, event.subject());
            record.setTimestamp(4, Timestamp.from(event.occurredAt()));
            record.execute();
        } catch (SQLException e) {
            try (Statement undo = connection.createStatement()) {
                undo.execute(UNDO);
            }
            throw e;
        }
    }
}
