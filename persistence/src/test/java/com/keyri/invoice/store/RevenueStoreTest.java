package com.keyri.invoice.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.account.store.AccountScopeStore;
import com.keyri.fixture.TestDatabase;
import com.keyri.invoice.model.MonthlyChurn;
import com.keyri.invoice.model.MonthlyRevenue;
import com.keyri.invoice.model.SubscriberCount;
import com.keyri.money.model.Money;
import com.keyri.plan.model.PlanVersionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums over all customers; long ago and in a currency of their own, so that nothing of other tests is in them. */
class RevenueStoreTest {
    private static final Instant JANUARY = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2001-03-01T00:00:00Z");
    private static final Currency KRONA = Currency.getInstance("ISK");

    private final TestDatabase database = TestDatabase.shared();
    private final UUID version = UUID.randomUUID();

    @BeforeEach
    void makeAPlan() throws SQLException {
        asOwner("delete from subscription where begun_at < '2002-01-01'");
        asOwner("delete from invoice_line where starts_at < '2002-01-01'");
        asOwner("delete from invoice where made_at < '2002-01-01'");
        UUID customer = organization();
        asOwner("insert into plan (id, name, description, state, made_at) values ('" + version + "', '" + version
                + "', '', 'OFFERED', now())");
        asOwner("insert into plan_version (id, plan_id, number, organization_id, terms, made_at) values ('" + version
                + "', '" + version + "', 1, '" + customer + "', '{}', now())");
    }

    @Test
    void shouldCountWhoPaysAndWhoTries() throws SQLException {
        subscription("ACTIVE", "2001-01-05", "2001-02-05", "2001-01-05");
        subscription("PAST_DUE", "2001-01-05", "2001-02-05", "2001-01-05");
        subscription("TRIALING", "2001-01-05", "2001-02-05", "2001-01-05");
        subscription("CANCELED", "2001-01-05", "2001-02-05", "2001-01-05");
        assertEquals(
                List.of(new SubscriberCount(Optional.of(new PlanVersionId(version)), 2, 1)),
                asStaff(RevenueStore::subscribers).stream()
                        .filter(count -> count.version().equals(Optional.of(new PlanVersionId(version))))
                        .toList());
    }

    @Test
    void shouldTellWhoCameAndWentInEachMonth() throws SQLException {
        subscription("ACTIVE", "2000-11-05", "2001-04-05", "2001-03-10");
        subscription("CANCELED", "2000-12-31", "2001-02-15", "2001-02-20");
        subscription("CANCELED", "2001-02-01", "2001-03-01", "2001-02-28");
        subscription("ACTIVE", "2001-02-28", "2001-04-05", "2001-03-10");
        subscription("INCOMPLETE_EXPIRED", "2001-02-28", "2001-04-05", "2001-03-10");
        assertEquals(
                List.of(
                        new MonthlyChurn(YearMonth.of(2001, 1), 2, 0, 0),
                        new MonthlyChurn(YearMonth.of(2001, 2), 2, 2, 2),
                        new MonthlyChurn(YearMonth.of(2001, 3), 2, 0, 0)),
                asStaff(revenue -> revenue.churn(JANUARY, MARCH)));
        assertEquals(1_000, new MonthlyChurn(YearMonth.of(2001, 2), 2, 2, 2).perMille());
        assertEquals(0, new MonthlyChurn(YearMonth.of(2001, 2), 0, 2, 0).perMille());
    }

    @Test
    void shouldSumWhatWasInvoicedBeforeTax() throws SQLException {
        UUID customer = organization();
        invoice(customer, "PAID", 1_190, 190, "2001-01-31T23:59:59Z");
        invoice(customer, "PAID", 100, 0, "2001-02-01T00:00:00Z");
        invoice(organization(), "OPEN", 50, 8, "2001-02-10T00:00:00Z");
        invoice(customer, "DRAFT", 7_000, 0, "2001-02-10T00:00:00Z");
        invoice(customer, "VOID", 7_000, 0, "2001-02-10T00:00:00Z");
        assertEquals(
                List.of(
                        new MonthlyRevenue(YearMonth.of(2001, 1), new Money(1_000, KRONA), new Money(0, KRONA), 1),
                        new MonthlyRevenue(YearMonth.of(2001, 2), new Money(100, KRONA), new Money(42, KRONA), 2)),
                asStaff(revenue -> revenue.months(JANUARY)).stream()
                        .filter(month -> month.paid().currency().equals(KRONA))
                        .toList());
    }

    @Test
    void shouldTellNothingWhereTheStaffWasNotEntered() throws SQLException {
        subscription("ACTIVE", "2001-01-05", "2001-02-05", "2001-01-05");
        invoice(organization(), "PAID", 1_190, 190, "2001-01-31T23:59:59Z");
        assertEquals(
                List.of(),
                database.transact(
                        entities -> store(RevenueStore.class, entities).subscribers()));
        assertEquals(
                List.of(),
                database.transact(
                        entities -> store(RevenueStore.class, entities).months(JANUARY)));
    }

    private UUID organization() throws SQLException {
        UUID id = UUID.randomUUID();
        asOwner("insert into organization (id, name, created_at) values ('" + id + "', 'Example', now())");
        return id;
    }

    private void subscription(String status, String begun, String periodEnd, String read) throws SQLException {
        UUID customer = organization();
        asOwner("insert into subscription (id, organization_id, customer, status, plan_version_id, items, period_start,"
                + " period_end, pending_update, begun_at, read_at) values ('sub_"
                + customer.toString().replace("-", "") + "', '" + customer + "', 'cus_x', '" + status + "', '" + version
                + "', '[]', '" + begun + "Z', '" + periodEnd + "Z', false, '" + begun + "Z', '" + read + "Z')");
    }

    private void invoice(UUID customer, String status, long total, long tax, String made) throws SQLException {
        asOwner(
                "insert into invoice (id, organization_id, status, currency, total, tax, period_starts_at, period_ends_at,"
                        + " made_at, fetched_at) values ('in_"
                        + UUID.randomUUID().toString().replace("-", "") + "', '" + customer + "', '" + status
                        + "', 'ISK', "
                        + total + ", " + tax + ", now(), now(), '" + made + "', now())");
    }

    private <T> T asStaff(Function<RevenueStore, T> work) {
        return database.transact(entities -> {
            store(AccountScopeStore.class, entities).enterStaff();
            return work.apply(store(RevenueStore.class, entities));
        });
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
