package com.keyri.invoice.store;

import com.keyri.account.model.AccountId;
import com.keyri.invoice.model.Comparison;
import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.invoice.model.InvoiceLineKind;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps differences between invoices and what was computed here. To read and change them the staff has to be entered.
 */
@ApplicationScoped
public class InvoiceDifferenceStore {
    private static final String ADD = """
            insert into invoice_difference (id, organization_id, invoice_id, kind, plan_version_id, ours, theirs, found_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing
            """;
    private static final String FORGET = """
            select forget_invoice_differences(?1, cast(?2 as text[]), cast(?3 as uuid[]), cast(?4 as bigint[]),
                                              cast(?5 as bigint[]))
            """;
    private static final String SEEN = """
            select cast(d.id as text), cast(d.organization_id as text), d.invoice_id, d.kind, cast(d.plan_version_id as text),
                   i.currency, d.ours, d.theirs, d.found_at, cast(d.owner_id as text), d.resolved_at, d.resolution, d.version
              from invoice_difference d join invoice i on i.id = d.invoice_id
            """;
    private static final String FIND = SEEN + " where d.id = ?1";
    private static final String LIST = SEEN + """
             where (d.resolved_at is null or not ?3) and (cast(?1 as uuid) is null or d.id < cast(?1 as uuid))
             order by d.id desc limit ?2
            """;
    private static final String CHANGE = """
            update invoice_difference
               set owner_id = ?2, resolved_at = cast(?3 as timestamptz), resolution = cast(?4 as text), version = version + 1
             where id = ?1 and version = ?5 and resolved_at is null
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Adds one in the organization that was entered; false where there is one of the same usage already. */
    public boolean add(
            InvoiceDifferenceId id,
            OrganizationId organization,
            InvoiceId invoice,
            Comparison.Found found,
            Instant now) {
        return entities.createNativeQuery(ADD)
                        .setParameter(1, id.value())
                        .setParameter(2, organization.value())
                        .setParameter(3, invoice.value())
                        .setParameter(4, found.subject().kind().name())
                        .setParameter(5, found.subject().version().value())
                        .setParameter(6, found.ours())
                        .setParameter(7, found.theirs())
                        .setParameter(8, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /**
     * Forgets what nobody has looked into yet and what isn't so any more, of an invoice of the entered organization.
     */
    public void forgetAllBut(InvoiceId invoice, List<Comparison.Found> found) {
        entities.createNativeQuery(FORGET)
                .setParameter(1, invoice.value())
                .setParameter(2, array(found, each -> each.subject().kind().name()))
                .setParameter(
                        3, array(found, each -> each.subject().version().value().toString()))
                .setParameter(4, array(found, each -> Long.toString(each.ours())))
                .setParameter(5, array(found, each -> Long.toString(each.theirs())))
                .getResultList();
    }

    /** Of what has no comma and no brace. */
    private static String array(List<Comparison.Found> found, Function<Comparison.Found, String> column) {
        return found.stream().map(column).collect(Collectors.joining(",", "{", "}"));
    }

    public Optional<InvoiceDifference> find(InvoiceDifferenceId id) {
        return rows(entities.createNativeQuery(FIND).setParameter(1, id.value())).stream()
                .findFirst();
    }

    /** Those behind {@code after}, the newest first. */
    public List<InvoiceDifference> list(boolean isOpenOnly, Optional<InvoiceDifferenceId> after, int limit) {
        return rows(entities.createNativeQuery(LIST)
                .setParameter(1, after.map(id -> id.value().toString()).orElse(null))
                .setParameter(2, limit)
                .setParameter(3, isOpenOnly));
    }

    /** Somebody looks into it; false where it was changed meanwhile, or is resolved. */
    public boolean own(InvoiceDifference difference, AccountId owner) {
        return change(difference, owner, null, null);
    }

    /** Its owner has found what it was; false where it was changed meanwhile, or is resolved. */
    public boolean resolve(InvoiceDifference difference, AccountId owner, String resolution, Instant now) {
        return change(difference, owner, Timestamp.from(now), resolution);
    }

    private boolean change(
            InvoiceDifference difference,
            AccountId owner,
            @Nullable Timestamp resolvedAt,
            @Nullable String resolution) {
        return entities.createNativeQuery(CHANGE)
                        .setParameter(1, difference.id().value())
                        .setParameter(2, owner.value())
                        .setParameter(3, resolvedAt)
                        .setParameter(4, resolution)
                        .setParameter(5, difference.revision())
                        .executeUpdate()
                == 1;
    }

    private static List<InvoiceDifference> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> difference((Object[]) row)).toList();
    }

    private static InvoiceDifference difference(Object[] row) {
        return new InvoiceDifference(
                new InvoiceDifferenceId(UUID.fromString((String) row[0])),
                new OrganizationId(UUID.fromString((String) row[1])),
                new InvoiceId((String) row[2]),
                InvoiceLineKind.valueOf((String) row[3]),
                uuid(row[4]).map(PlanVersionId::new),
                Currency.getInstance((String) row[5]),
                (Long) row[6],
                (Long) row[7],
                ((Timestamp) row[8]).toInstant(),
                uuid(row[9]).map(AccountId::new),
                Optional.ofNullable((Timestamp) row[10]).map(Timestamp::toInstant),
                Optional.ofNullable((String) row[11]),
                (Long) row[12]);
    }

    private static Optional<UUID> uuid(@Nullable Object column) {
        return Optional.ofNullable((String) column).map(UUID::fromString);
    }
}
