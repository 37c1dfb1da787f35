package com.keyri.database.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The second wall: the application's role with a query that forgot its filter. Everything here runs without a store or
 * a service, as that role would after somebody got into it.
 */
class RowLevelSecurityTest {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final String DENIED = "42501";
    private static final Set<String> WITHOUT_CUSTOMERS = Set.of("staff_role", "recovery_request");
    private static final World A = World.named("A");
    private static final World B = World.named("B");
    private static final World STAFF = World.named("S");

    private static Connection owner;
    private static Connection application;

    @BeforeAll
    static void fillEveryTable() throws SQLException {
        owner = DATABASE.owner().getConnection();
        application = DATABASE.application().getConnection();
        application.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            for (World world : List.of(A, B)) {
                statement.execute(world.fill(Reviewed.text("customer.sql")));
            }
            statement.execute(STAFF.fill(Reviewed.text("staff.sql")));
        }
    }

    @AfterAll
    static void hangUp() throws SQLException {
        owner.close();
        application.close();
    }

    @Test
    void shouldHaveAPolicyOnEveryTableOrAReasonWhyNot() throws SQLException {
        String tables = "select relname from pg_class where relnamespace = 'keyri'::regnamespace"
                + " and relkind in ('r', 'p', 'v', 'm', 'f') and relrowsecurity = ";
        assertEquals(Reviewed.names("tables.txt"), new TreeSet<>(ask(tables + "true")));
        assertEquals(Reviewed.names("without.txt"), new TreeSet<>(ask(tables + "false")));
    }

    @Test
    void shouldHaveRowsToHideInEveryTable() throws SQLException {
        for (String table : Reviewed.names("tables.txt")) {
            String rows = String.join("\n", ask("select t::text from " + table + " t"));
            boolean isOfCustomers = !WITHOUT_CUSTOMERS.contains(table);
            assertEquals(isOfCustomers, A.owns(rows), table);
            assertEquals(isOfCustomers, B.owns(rows), table);
        }
    }

    @Test
    void shouldReachWithoutAnyFilterWhatIsEnteredAndNothingElse() throws SQLException {
        Map<String, String> reached = new TreeMap<>();
        for (String table : Reviewed.names("tables.txt")) {
            List<String> cells = new ArrayList<>();
            for (String entered : List.of(
                    "enter_organization('" + A.organization() + "')",
                    "enter_account('" + A.account() + "')",
                    "enter_staff()")) {
                cells.add(worlds(read(table, entered)) + " " + worlds(change(table, entered)));
            }
            reached.put(table, String.join(" | ", cells));
        }
        assertEquals(Reviewed.lines("tables.txt"), reached);
    }

    @Test
    void shouldReachNothingWhereNothingWasEntered() throws SQLException {
        for (String table : Reviewed.names("tables.txt")) {
            for (String entered : List.of(
                    "set_config('keyri.organization', '', true)",
                    "enter_organization('" + UUID.randomUUID() + "')",
                    "enter_account('" + UUID.randomUUID() + "')")) {
                assertEquals(List.of(), read(table, entered), table);
                assertEquals(List.of(), change(table, entered), table);
                assertEquals(0, blindUpdate(table, entered), table);
            }
        }
    }

    @Test
    void shouldForgetWhatWasEnteredWithTheTransaction() throws SQLException {
        try (Statement statement = application.createStatement()) {
            statement.execute("select enter_organization('" + A.organization() + "'), enter_account('" + A.account()
                    + "'), enter_staff()");
            application.commit();
            for (String table : List.of("application", "account_session", "staff_role")) {
                assertEquals(List.of(), ask(statement, "select t::text from " + table + " t"), table);
            }
            application.rollback();
        }
    }

    @Test
    void shouldRefuseARowOfAnotherOrganizationOrPerson() throws SQLException {
        for (String table : Reviewed.names("tables.txt")) {
            for (String entered :
                    List.of("enter_organization('" + A.organization() + "')", "enter_account('" + A.account() + "')")) {
                for (World other : List.of(B, STAFF)) {
                    for (String row : rowsOf(other, table)) {
                        boolean isAdded = insert(table, row, entered);
                        assertEquals(mayBeAddedByAnybody(table, other), isAdded, table + " of " + other.name());
                    }
                }
            }
        }
    }

    /** The audit record takes what it is told, and a mail of no organization is nobody's. */
    private static boolean mayBeAddedByAnybody(String table, World of) {
        return table.equals("audit_event") || (table.equals("mail") && of.equals(STAFF));
    }

    @Test
    void shouldRefuseToMoveARowToAnotherOrganizationOrPerson() throws SQLException {
        int tried = 0;
        for (String table : Reviewed.names("tables.txt")) {
            for (String column : columns(table, "column_name in ('organization_id', 'account_id')")) {
                UUID to = column.equals("account_id") ? B.account() : B.organization();
                String update = "update " + table + " set " + column + " = '" + to + "'";
                for (String entered : List.of(
                        "enter_organization('" + A.organization() + "')", "enter_account('" + A.account() + "')")) {
                    if (isSafe(table, column)) {
                        tried++;
                        assertEquals(0, attempt(entered, update), table + "." + column + " after " + entered);
                    }
                }
            }
        }
        assertTrue(tried > 30, "tried " + tried);
    }

    /** In the organization's own rows another person may be named: who is a member, who accepted an invitation. */
    private static boolean isSafe(String table, String column) {
        return !(column.equals("account_id")
                        && Set.of("membership", "invitation").contains(table))
                && !(column.equals("organization_id") && table.equals("account_session"));
    }

    @Test
    void shouldLetNobodyCallAFunctionButTheApplication() throws SQLException {
        List<String> open = ask("select oid::regprocedure::text from pg_proc where pronamespace = 'keyri'::regnamespace"
                + " and has_function_privilege('public', oid, 'execute')");
        assertEquals(List.of(), open);
    }

    @Test
    void shouldHaveReviewedWhatRunsWithTheOwnersRights() throws SQLException {
        List<String> found = ask("select oid::regprocedure::text from pg_proc"
                + " where pronamespace = 'keyri'::regnamespace and prosecdef");
        assertEquals(Reviewed.names("functions.txt"), new TreeSet<>(found));
    }

    @Test
    void shouldGiveTheApplicationNoWayAroundItsPolicies() throws SQLException {
        assertEquals(
                List.of("f"),
                ask(
                                "select (rolsuper or rolbypassrls or rolcreaterole or pg_has_role(oid, 'keyri_owner', 'member'))::text"
                                        + " from pg_roles where rolname = 'keyri_app'")
                        .stream()
                        .map(value -> value.substring(0, 1))
                        .toList());
        assertEquals(
                List.of(),
                ask("select relname from pg_class where relnamespace = 'keyri'::regnamespace and relkind in ('r', 'p')"
                        + " and (has_table_privilege('keyri_app', oid, 'truncate')"
                        + " or has_table_privilege('keyri_app', oid, 'references')"
                        + " or has_table_privilege('keyri_app', oid, 'trigger')"
                        + " or pg_has_role('keyri_app', relowner, 'usage'))"));
        assertFalse(Boolean.parseBoolean(ask("select has_schema_privilege('keyri_app', 'keyri', 'create')::text")
                .get(0)));
    }

    private static List<String> read(String table, String entered) throws SQLException {
        return entering(entered, "select t::text from " + table + " t");
    }

    /** The rows that a change of a column to itself, or a removal, reaches; nothing of it stays. */
    private static List<String> change(String table, String entered) throws SQLException {
        String column = columns(table, "true").get(0);
        List<String> reached = new ArrayList<>(
                entering(entered, "update " + table + " t set " + column + " = " + column + " returning t::text"));
        reached.addAll(entering(entered, "delete from " + table + " t returning t::text"));
        return reached;
    }

    /** As an attacker who may not even look: an update that reads no column is bound by fewer policies. */
    private static int blindUpdate(String table, String entered) throws SQLException {
        return attempt(
                entered, "update " + table + " set " + columns(table, "true").get(0) + " = null");
    }

    private static boolean insert(String table, String row, String entered) throws SQLException {
        String literal = "'" + row.replace("'", "''") + "'";
        try (Statement statement = application.createStatement()) {
            statement.execute("select " + entered);
            try {
                statement.execute("insert into " + table + " select (jsonb_populate_record(null::" + table + ", "
                        + literal + ")).*");
                return true;
            } catch (SQLException e) {
                // Anything else than the wall, a key that is there already for instance, would say that the row got
                // past it.
                boolean isWall = DENIED.equals(e.getSQLState());
                boolean isThere = "23505".equals(e.getSQLState());
                assertTrue(isWall || isThere, table + ": " + e.getMessage());
                return isThere;
            } finally {
                application.rollback();
            }
        }
    }

    private static int attempt(String entered, String change) throws SQLException {
        try (Statement statement = application.createStatement()) {
            statement.execute("select " + entered);
            try {
                return statement.executeUpdate(change);
            } catch (SQLException e) {
                assertEquals(DENIED, e.getSQLState(), change + ": " + e.getMessage());
                return 0;
            } finally {
                application.rollback();
            }
        }
    }

    private static List<String> entering(String entered, String query) throws SQLException {
        try (Statement statement = application.createStatement()) {
            statement.execute("select " + entered);
            try {
                return ask(statement, query);
            } catch (SQLException e) {
                assertEquals(DENIED, e.getSQLState(), query + ": " + e.getMessage());
                return List.of();
            } finally {
                application.rollback();
            }
        }
    }

    private static List<String> rowsOf(World world, String table) throws SQLException {
        return ask("select to_jsonb(t)::text from " + table + " t").stream()
                .filter(world::owns)
                .toList();
    }

    private static List<String> columns(String table, String which) throws SQLException {
        return ask("select column_name from information_schema.columns where table_schema = 'keyri' and table_name = '"
                + table + "' and is_generated = 'NEVER' and " + which + " order by ordinal_position");
    }

    private static String worlds(List<String> rows) {
        Set<String> found = new TreeSet<>();
        for (String row : rows) {
            List.of(A, B, STAFF).stream().filter(world -> world.owns(row)).forEach(world -> found.add(world.name()));
        }
        return found.isEmpty() ? "-" : String.join("", found);
    }

    private static List<String> ask(String query) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            return ask(statement, query);
        }
    }

    private static List<String> ask(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
