package com.keyri.order.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.order.model.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Puts a mail address into every column of the schema that takes it, whatever the column is for, and demands that a
 * deletion finds it there, or has said why it doesn't look. A new table is in this by itself.
 */
class EveryColumnTest {
    private static final String MAIL = "zoe@quux.example";
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    /** Whatever isn't one of these may hold a text. */
    private static final String COLUMNS = """
            select c.table_name, c.column_name, c.data_type
            from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = 'keyri' and t.table_type = 'BASE TABLE'
              and c.data_type in ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb', 'ARRAY')
            order by 1, 2
            """;

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void shouldFindTheAddressInEveryColumnThatTakesIt() throws SQLException, IOException {
        Ordering ordering = Ordering.begin();
        Order order = ordering.draft(Ordering.NOW, "Zoe", "Quuxley", MAIL, "Quux Works");
        ordering.with(orders -> orders.archive(order.id(), Ordering.NOW));
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            try {
                statement.execute(customer());
                statement.execute("insert into mailbox_message (id, content, created_at)"
                        + " values (gen_random_uuid(), '\\x01', '-infinity')");
                Set<String> planted = plant(owner, statement);
                assertTrue(planted.size() > 40, planted.toString());
                assertEquals(expected(statement, planted), found(statement, ordering, order));
            } finally {
                owner.rollback();
            }
        }
    }

    /** One of everything that a customer has, as the test of row-level security makes it. */
    private static String customer() throws IOException {
        Map<String, UUID> ids = new ConcurrentHashMap<>();
        try (InputStream in =
                Objects.requireNonNull(EveryColumnTest.class.getResourceAsStream("/row-level-security/customer.sql"))) {
            return NAME.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll(name -> ids.computeIfAbsent(name.group(1), thing -> UUID.randomUUID())
                            .toString());
        }
    }

    /** The columns, by table, that have taken it in one of their rows. */
    private static Set<String> plant(Connection owner, Statement statement) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
            }
        }
        Set<String> planted = new TreeSet<>();
        for (String[] column : columns) {
            var before = owner.setSavepoint();
            try {
                String value = switch (column[2]) {
                    case "bytea" -> "convert_to('" + MAIL + "', 'UTF8')";
                    case "json", "jsonb" -> "to_json('" + MAIL + "'::text)";
                    case "ARRAY" -> "array['" + MAIL + "']";
                    default -> "'" + MAIL + "'";
                };
                String row = column[0].equals("customer_order")
                        ? "(select ctid from customer_order where state = 'DRAFT' limit 1)"
                        : "(select ctid from " + column[0] + " limit 1)";
                if (statement.executeUpdate(
                                "update " + column[0] + " set " + column[1] + " = " + value + " where ctid = " + row)
                        == 1) {
                    planted.add(column[0] + "." + column[1]);
                }
            } catch (SQLException e) {
                // A constraint or a trigger keeps it out, as it would keep it out in earnest.
                owner.rollback(before);
            }
        }
        return planted;
    }

    /** What was planted, but for what the deletion says that it leaves out. */
    private static Set<String> expected(Statement statement, Set<String> planted) throws SQLException {
        Set<String> kept = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(
                "select relation || '.' || attribute from kept_beside_orders() where left_out in ('all', 'others')")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        Set<String> expected = new TreeSet<>(planted);
        expected.removeIf(
                column -> kept.contains(column) || kept.contains(column.substring(0, column.indexOf('.')) + ".*"));
        return expected;
    }

    private static Set<String> found(Statement statement, Ordering ordering, Order order) throws SQLException {
        statement.execute(
                "select enter_organization('" + ordering.shop().organization().value() + "')");
        Set<String> found = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("select relation || '.' || attribute from erase_order('"
                + order.id().value() + "', now()) where finding = 'left'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
