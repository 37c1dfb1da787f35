package com.keyri.database.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The functions that run with the owner's rights, against a caller who wants to use those. */
class OwnersFunctionsTest {
    @Test
    void shouldNotReadACallersTemporaryTable() throws SQLException {
        try (Connection connection = TestDatabase.shared().application().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temporary table application (id uuid, organization_id uuid)");
            UUID application = UUID.randomUUID();
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into pg_temp.application values (?, gen_random_uuid())")) {
                insert.setObject(1, application);
                insert.execute();
            }

            try (PreparedStatement enter = connection.prepareStatement("select enter_application(?)")) {
                enter.setObject(1, application);
                try (ResultSet entered = enter.executeQuery()) {
                    assertTrue(entered.next());
                    assertEquals(null, entered.getObject(1));
                }
            }
            connection.rollback();
        }
    }

    @Test
    void shouldAllLookIntoTheSchemaFirstAndIntoTemporaryTablesLast() throws SQLException {
        String query =
                "select (select string_agg(setting, ';') from unnest(proconfig) setting where setting like 'search_path=%')"
                        + " from pg_proc where pronamespace = 'keyri'::regnamespace and prosecdef";
        List<String> settings = new ArrayList<>();
        try (Connection connection = TestDatabase.shared().owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                settings.add(String.valueOf(rows.getString(1)));
            }
        }
        assertTrue(settings.size() >= 12, settings.toString());
        assertEquals(
                List.of("search_path=keyri, pg_temp"),
                settings.stream().distinct().toList());
    }
}
