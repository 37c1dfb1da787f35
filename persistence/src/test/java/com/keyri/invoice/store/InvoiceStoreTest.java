package com.keyri.invoice.store;

import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.account.store.AccountScopeStore;
import com.keyri.fixture.TestDatabase;
import com.keyri.invoice.model.Comparison.Found;
import com.keyri.invoice.model.Comparison.Subject;
import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.invoice.model.InvoiceLine;
import com.keyri.invoice.model.InvoiceLineKind;
import com.keyri.invoice.model.InvoiceStatus;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationScopeStore;
import com.keyri.plan.model.PlanVersionId;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoiceStoreTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    private final PlanVersionId version = new PlanVersionId(UUID.randomUUID());
    private final AccountId staff = new AccountId(UUID.randomUUID());

    @BeforeEach
    void makeACustomerWithAPlan() throws SQLException {
        asOwner("insert into organization (id, name, created_at) values ('" + organization.value()
                + "', 'Example', now())");
        asOwner("insert into plan (id, name, description, state, made_at) values ('" + version.value() + "', '"
                + version.value() + "', '', 'OFFERED', now())");
        asOwner("insert into plan_version (id, plan_id, number, organization_id, terms, made_at) values ('"
                + version.value() + "', '" + version.value() + "', 1, '" + organization.value() + "', '{}', now())");
        asOwner(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at) values ('"
                        + staff.value() + "', 'STAFF', 'Sam', 'Example', 'sam@example.org', sha256('" + staff.value()
                        + "'), 'ACTIVE', now())");
    }

    @Test
    void shouldKeepAnInvoiceWithItsLinesAndTheNewestStateOfIt() {
        Invoice draft = invoice("in_A" + hex(), InvoiceStatus.DRAFT, JUNE, line(120));
        Invoice paid = new Invoice(
                draft.id(),
                Optional.of("K-0001"),
                InvoiceStatus.PAID,
                draft.currency(),
                143,
                23,
                MAY,
                JUNE,
                JUNE,
                JUNE.plusSeconds(9),
                List.of(line(100), line(20)));
        assertTrue(save(draft));
        assertTrue(save(paid));
        assertFalse(save(draft), "older");
        assertEquals(Optional.of(paid), inside(invoices -> invoices.find(draft.id())));
    }

    @Test
    void shouldListTheNewestFirstAndGoOnWhereAPageEnded() {
        List<Invoice> made = List.of(
                invoice("in_C" + hex(), InvoiceStatus.OPEN, JULY, line(1)),
                invoice("in_B" + hex(), InvoiceStatus.PAID, JUNE, line(2)),
                invoice("in_A" + hex(), InvoiceStatus.PAID, JUNE, line(3)));
        made.forEach(this::save);
        assertEquals(made, inside(invoices -> invoices.list(Optional.empty(), 10)));
        assertEquals(
                made.subList(1, 2),
                inside(invoices -> invoices.list(Optional.of(made.get(0).id()), 1)));
        assertEquals(
                List.of(),
                inside(invoices -> invoices.list(Optional.of(made.get(2).id()), 10)));
    }

    @Test
    void shouldGatherAPeriodsLinesFromAllFinalInvoices() {
        save(invoice("in_A" + hex(), InvoiceStatus.PAID, JUNE, line(5), line(7, JUNE, JULY)));
        save(invoice("in_B" + hex(), InvoiceStatus.OPEN, JUNE, line(11, MAY.plusSeconds(60), JUNE)));
        save(invoice("in_C" + hex(), InvoiceStatus.DRAFT, JUNE, line(13)));
        save(invoice("in_D" + hex(), InvoiceStatus.VOID, JUNE, line(17)));
        assertEquals(
                List.of(5L, 11L),
                inside(invoices -> invoices.linesWithin(organization, MAY, JUNE)).stream()
                        .map(InvoiceLine::amount)
                        .sorted()
                        .toList());
    }

    @Test
    void shouldCompareAFinalInvoiceOnce() {
        Invoice draft = invoice("in_A" + hex(), InvoiceStatus.DRAFT, JUNE, line(5));
        Invoice open = invoice("in_B" + hex(), InvoiceStatus.OPEN, JUNE, line(5));
        save(draft);
        save(open);
        assertFalse(noteComparison(draft));
        assertTrue(noteComparison(open));
        assertFalse(noteComparison(open));
    }

    @Test
    void shouldFindTheInvoiceThatClosesThePeriodOfAnothersUsage() {
        Invoice closing = invoice("in_A" + hex(), InvoiceStatus.PAID, JUNE, line(5));
        Invoice other = invoice("in_B" + hex(), InvoiceStatus.PAID, JUNE, line(5));
        Invoice later = invoice("in_C" + hex(), InvoiceStatus.PAID, JULY, line(5, JUNE, JULY));
        save(closing);
        save(other);
        save(later);
        assertEquals(List.of(), inside(invoices -> invoices.closing(organization, other)), "not compared");
        assertTrue(noteComparison(closing));
        assertEquals(
                List.of(closing.id()),
                inside(invoices -> invoices.closing(organization, other)).stream()
                        .map(Invoice::id)
                        .toList());
        assertEquals(List.of(), inside(invoices -> invoices.closing(organization, later)), "another period's");
        assertEquals(List.of(), inside(invoices -> invoices.closing(organization, closing)), "itself");
    }

    @Test
    void shouldTakeBackWhatIsNotSoAnyMoreUnlessSomebodyLooksIntoIt() {
        Invoice invoice = invoice("in_A" + hex(), InvoiceStatus.PAID, JUNE, line(5));
        save(invoice);
        Found right = new Found(new Subject(InvoiceLineKind.AUTHENTICATIONS, version), 7, 5);
        Found wrong = new Found(new Subject(InvoiceLineKind.MONTHLY_ACTIVE_USERS, version), 9, 0);
        assertTrue(add(invoice, right));
        assertTrue(add(invoice, wrong));
        assertFalse(add(invoice, right), "once");
        assertEquals(2, open(invoice).size());

        forgetAllBut(invoice, List.of(right));
        assertEquals(
                List.of(7L), open(invoice).stream().map(InvoiceDifference::ours).toList());
        asStaff(differences -> differences.own(open(invoice).get(0), staff));
        forgetAllBut(invoice, List.of());
        assertEquals(1, open(invoice).size(), "somebody looks into it");
    }

    private boolean add(Invoice invoice, Found found) {
        return database.transact(entities -> {
            enter(entities);
            return store(InvoiceDifferenceStore.class, entities)
                    .add(InvoiceDifferenceId.at(JULY), organization, invoice.id(), found, JULY);
        });
    }

    private void forgetAllBut(Invoice invoice, List<Found> found) {
        database.transact(entities -> {
            enter(entities);
            store(InvoiceDifferenceStore.class, entities).forgetAllBut(invoice.id(), found);
            return null;
        });
    }

    private List<InvoiceDifference> open(Invoice invoice) {
        return asStaff(differences -> differences.list(true, Optional.empty(), 1_000)).stream()
                .filter(each -> each.invoice().equals(invoice.id()))
                .toList();
    }

    @Test
    void shouldGiveADifferenceAnOwnerAndItsExplanationToStaffOnly() {
        Invoice invoice = invoice("in_A" + hex(), InvoiceStatus.PAID, JUNE, line(5));
        save(invoice);
        InvoiceDifferenceId id = InvoiceDifferenceId.at(JULY);
        Found found = new Found(new Subject(InvoiceLineKind.AUTHENTICATIONS, version), 7, 5);
        database.transact(entities -> {
            enter(entities);
            InvoiceDifferenceStore differences = store(InvoiceDifferenceStore.class, entities);
            differences.add(id, organization, invoice.id(), found, JULY);
            assertEquals(Optional.empty(), differences.find(id), "a customer sees it");
            return null;
        });

        InvoiceDifference fresh = asStaff(differences -> differences.find(id)).orElseThrow();
        assertEquals(List.of(7L, 5L), List.of(fresh.ours(), fresh.theirs()));
        assertEquals(true, asStaff(differences -> differences.own(fresh, staff)));
        assertEquals(false, asStaff(differences -> differences.own(fresh, staff)), "changed meanwhile");
        InvoiceDifference owned = asStaff(differences -> differences.find(id)).orElseThrow();
        assertEquals(Optional.of(staff), owned.owner());
        assertTrue(asStaff(differences -> differences.list(true, Optional.empty(), 100))
                .contains(owned));
        assertEquals(true, asStaff(differences -> differences.resolve(owned, staff, "Late usage, credited.", JULY)));
        assertFalse(asStaff(differences -> differences.list(true, Optional.empty(), 100)).stream()
                .anyMatch(each -> each.id().equals(id)));
        assertTrue(asStaff(differences -> differences.list(false, Optional.empty(), 100)).stream()
                .anyMatch(each -> each.resolution().equals(Optional.of("Late usage, credited."))));
    }

    private Invoice invoice(String id, InvoiceStatus status, Instant madeAt, InvoiceLine... lines) {
        return new Invoice(
                new InvoiceId(id),
                Optional.empty(),
                status,
                Currency.getInstance("EUR"),
                100,
                0,
                MAY,
                JUNE,
                madeAt,
                madeAt,
                List.of(lines));
    }

    private InvoiceLine line(long amount) {
        return line(amount, MAY, JUNE);
    }

    private InvoiceLine line(long amount, Instant from, Instant to) {
        return new InvoiceLine(
                InvoiceLineKind.AUTHENTICATIONS, Optional.of(version), OptionalLong.of(3), amount, from, to);
    }

    private String hex() {
        return organization.value().toString().replace("-", "");
    }

    private boolean noteComparison(Invoice invoice) {
        return inside(invoices -> invoices.noteComparison(invoice.id(), JULY));
    }

    private boolean save(Invoice invoice) {
        return inside(invoices -> invoices.save(organization, invoice));
    }

    private <T> T inside(Function<InvoiceStore, T> work) {
        return database.transact(entities -> {
            enter(entities);
            return work.apply(store(InvoiceStore.class, entities));
        });
    }

    private <T> T asStaff(Function<InvoiceDifferenceStore, T> work) {
        return database.transact(entities -> {
            store(AccountScopeStore.class, entities).enterStaff();
            return work.apply(store(InvoiceDifferenceStore.class, entities));
        });
    }

    private void enter(EntityManager entities) {
        store(OrganizationScopeStore.class, entities).enter(organization);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
