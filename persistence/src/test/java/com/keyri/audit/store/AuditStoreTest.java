package com.keyri.audit.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.id.UuidV7;
import com.keyri.organization.model.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditStoreTest {
    private static final String FORBIDDEN = "42501";

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void shouldAppendWithAndWithoutOrganization() throws SQLException {
        Shop shop = Shop.open(database);
        UUID known = append(
                AuditEvent.success(shop.organization(), "device.revoked", Actor.SYSTEM, Target.of("device", "dev_1")));
        UUID unknown = append(AuditEvent.refusal(
                null, "enrolment.opened", Actor.anonymous(), new Target("enrolment", null), "TOKEN"));

        assertEquals("SUCCESS", resultOf(known));
        assertEquals("REFUSED", resultOf(unknown));
    }

    @Test
    void shouldShowAnOrganizationItsOwnEventsOnly() {
        Shop shop = Shop.open(database);
        Shop other = Shop.open(database);
        UUID event = append(AuditEvent.success(shop.organization(), "test.read", Actor.SYSTEM, Target.of("test", "1")));

        assertEquals(1L, visible(shop.organization(), event));
        assertEquals(0L, visible(other.organization(), event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set result = 'SUCCESS'",
                "delete from audit_event",
                "truncate audit_event",
                "alter table audit_event disable trigger all",
                "drop table audit_event",
                "alter table device disable row level security",
                "create table keyri.mine (id int)"
            })
    void shouldLetTheApplicationsRoleChangeNeitherEventsNorTables(String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> run(database.application(), sql));

        assertEquals(FORBIDDEN, refused.getSQLState());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set result = 'SUCCESS'", "delete from audit_event"})
    void shouldStopEvenTheOwnerFromChangingEvents(String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> run(database.owner(), sql));

        assertTrue(refused.getMessage().contains("audit events are not changed"));
    }

    private UUID append(AuditEvent event) {
        UUID id = UuidV7.at(NOW);
        database.transact(entities -> {
            store(AuditStore.class, entities).append(id, event, "{}", "correlation", NOW);
            return null;
        });
        return id;
    }

    private long visible(OrganizationId organization, UUID event) {
        return database.within(
                organization,
                entities -> ((Number) entities.createNativeQuery("select count(*) from audit_event where id = ?1")
                                .setParameter(1, event)
                                .getSingleResult())
                        .longValue());
    }

    private String resultOf(UUID event) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                PreparedStatement query = connection.prepareStatement("select result from audit_event where id = ?")) {
            query.setObject(1, event);
            try (ResultSet rows = query.executeQuery()) {
                assertTrue(rows.next());
                return rows.getString(1);
            }
        }
    }

    private static void run(DataSource role, String sql) throws SQLException {
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
