package com.keyri.invoice.store;

import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.invoice.model.InvoiceLine;
import com.keyri.invoice.model.InvoiceLineKind;
import com.keyri.invoice.model.InvoiceStatus;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of Stripe's invoices. The organization has to be entered first. */
@ApplicationScoped
public class InvoiceStore {
    private static final String SAVE = """
            insert into invoice as known (id, organization_id, number, status, currency, total, tax, period_starts_at,
                                          period_ends_at, made_at, fetched_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (id) do update
               set number = excluded.number, status = excluded.status, total = excluded.total, tax = excluded.tax,
                   period_starts_at = excluded.period_starts_at, period_ends_at = excluded.period_ends_at,
                   fetched_at = excluded.fetched_at
             where known.fetched_at < excluded.fetched_at and known.organization_id = excluded.organization_id
            """;
    private static final String FORGET_LINES = "delete from invoice_line where invoice_id = ?1";
    private static final String SAVE_LINE = """
            insert into invoice_line (invoice_id, organization_id, position, kind, plan_version_id, quantity, amount,
                                      starts_at, ends_at)
            values (?1, ?2, ?3, ?4, cast(?5 as uuid), cast(?6 as bigint), ?7, ?8, ?9)
            """;
    private static final String SEEN = """
            select id, number, status, currency, total, tax, period_starts_at, period_ends_at, made_at, fetched_at
              from invoice
            """;
    private static final String FIND = SEEN + " where id = ?1";
    private static final String LIST = SEEN + """
             where cast(?1 as text) is null
                or (made_at, id) < (select last.made_at, last.id from invoice last where last.id = cast(?1 as text))
             order by made_at desc, id desc limit ?2
            """;
    private static final String CLOSING = SEEN + """
             where organization_id = ?1 and id <> ?2 and compared_at is not null
               and exists (select from invoice_line l
                            where l.invoice_id = ?2 and l.kind in ('AUTHENTICATIONS', 'MONTHLY_ACTIVE_USERS')
                              and l.starts_at >= invoice.period_starts_at and l.ends_at <= invoice.period_ends_at)
            """;
    private static final String LINE = """
            select l.invoice_id, l.kind, cast(l.plan_version_id as text), l.quantity, l.amount, l.starts_at, l.ends_at
              from invoice_line l
            """;
    private static final String LINES =
            LINE + " where l.invoice_id = any (cast(?1 as text[])) order by l.invoice_id, l.position";
    private static final String WITHIN = LINE + """
              join invoice i on i.id = l.invoice_id and i.status in ('OPEN', 'PAID', 'UNCOLLECTIBLE')
             where l.organization_id = ?1 and l.starts_at >= ?2 and l.starts_at < ?3 and l.ends_at <= ?3
            """;
    private static final String COMPARED =
            "update invoice set compared_at = ?2 where id = ?1 and compared_at is null and status in ('OPEN', 'PAID', 'UNCOLLECTIBLE')";

    @PersistenceContext
    private EntityManager entities;

    /** Keeps it with its lines, unless something newer is known; whether it did. */
    public boolean save(OrganizationId organization, Invoice invoice) {
        int changed = entities.createNativeQuery(SAVE)
                .setParameter(1, invoice.id().value())
                .setParameter(2, organization.value())
                .setParameter(3, invoice.number().orElse(null))
                .setParameter(4, invoice.status().name())
                .setParameter(5, invoice.currency().getCurrencyCode())
                .setParameter(6, invoice.total())
                .setParameter(7, invoice.tax())
                .setParameter(8, Timestamp.from(invoice.from()))
                .setParameter(9, Timestamp.from(invoice.to()))
                .setParameter(10, Timestamp.from(invoice.madeAt()))
                .setParameter(11, Timestamp.from(invoice.fetchedAt()))
                .executeUpdate();
        if (changed == 1) {
            replaceLines(organization, invoice);
        }
        return changed == 1;
    }

    private void replaceLines(OrganizationId organization, Invoice invoice) {
        entities.createNativeQuery(FORGET_LINES)
                .setParameter(1, invoice.id().value())
                .executeUpdate();
        for (int position = 0; position < invoice.lines().size(); position++) {
            InvoiceLine line = invoice.lines().get(position);
            entities.createNativeQuery(SAVE_LINE)
                    .setParameter(1, invoice.id().value())
                    .setParameter(2, organization.value())
                    .setParameter(3, position)
                    .setParameter(4, line.kind().name())
                    .setParameter(
                            5,
                            line.version()
                                    .map(version -> version.value().toString())
                                    .orElse(null))
                    .setParameter(6, number(line.quantity()))
                    .setParameter(7, line.amount())
                    .setParameter(8, Timestamp.from(line.from()))
                    .setParameter(9, Timestamp.from(line.to()))
                    .executeUpdate();
        }
    }

    private static @Nullable String number(OptionalLong quantity) {
        return quantity.isPresent() ? String.valueOf(quantity.getAsLong()) : null;
    }

    /** One of the entered organization's. */
    public Optional<Invoice> find(InvoiceId id) {
        return invoices(entities.createNativeQuery(FIND).setParameter(1, id.value())).stream()
                .findFirst();
    }

    /** The entered organization's behind {@code after}, the newest first. */
    public List<Invoice> list(Optional<InvoiceId> after, int limit) {
        return invoices(entities.createNativeQuery(LIST)
                .setParameter(1, after.map(InvoiceId::value).orElse(null))
                .setParameter(2, limit));
    }

    /** The lines of all final invoices that are for something within a span. */
    public List<InvoiceLine> linesWithin(OrganizationId organization, Instant from, Instant to) {
        return rows(entities.createNativeQuery(WITHIN)
                        .setParameter(1, organization.value())
                        .setParameter(2, Timestamp.from(from))
                        .setParameter(3, Timestamp.from(to)))
                .stream()
                .map(InvoiceStore::line)
                .toList();
    }

    /** Notes that a final invoice has been compared; false where it was before, or isn't final. */
    public boolean noteComparison(InvoiceId id, Instant now) {
        return entities.createNativeQuery(COMPARED)
                        .setParameter(1, id.value())
                        .setParameter(2, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** The invoices that have been compared, and that close a period of whose usage something is on this one. */
    public List<Invoice> closing(OrganizationId organization, Invoice invoice) {
        return invoices(entities.createNativeQuery(CLOSING)
                .setParameter(1, organization.value())
                .setParameter(2, invoice.id().value()));
    }

    private List<Invoice> invoices(Query query) {
        List<Object[]> rows = rows(query);
        Map<String, List<InvoiceLine>> lines =
                linesOf(rows.stream().map(row -> (String) row[0]).toList());
        return rows.stream()
                .map(row -> invoice(row, lines.getOrDefault((String) row[0], List.of())))
                .toList();
    }

    /** The lines of several invoices, whose ids have no comma and no brace. */
    private Map<String, List<InvoiceLine>> linesOf(List<String> invoices) {
        return rows(entities.createNativeQuery(LINES).setParameter(1, '{' + String.join(",", invoices) + '}')).stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(InvoiceStore::line, Collectors.toList())));
    }

    private static Invoice invoice(Object[] row, List<InvoiceLine> lines) {
        return new Invoice(
                new InvoiceId((String) row[0]),
                Optional.ofNullable((String) row[1]),
                InvoiceStatus.valueOf((String) row[2]),
                Currency.getInstance((String) row[3]),
                (Long) row[4],
                (Long) row[5],
                moment(row[6]),
                moment(row[7]),
                moment(row[8]),
                moment(row[9]),
                lines);
    }

    private static InvoiceLine line(Object[] row) {
        return new InvoiceLine(
                InvoiceLineKind.valueOf((String) row[1]),
                Optional.ofNullable((String) row[2]).map(UUID::fromString).map(PlanVersionId::new),
                row[3] == null ? OptionalLong.empty() : OptionalLong.of((Long) row[3]),
                (Long) row[4],
                moment(row[5]),
                moment(row[6]));
    }

    private static Instant moment(Object column) {
        return ((Timestamp) column).toInstant();
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
