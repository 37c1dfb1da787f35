package com.keyri.subscription.store;

import com.keyri.account.model.AccountId;
import com.keyri.money.model.Money;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.TimerRows;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.ChangeTiming;
import com.keyri.subscription.model.TierChange;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.subscription.model.TierChangeState;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps changes of tier. The organization has to be entered first, but for {@link #take}. */
@ApplicationScoped
public class TierChangeStore {
    private static final String COLUMNS = """
            select cast(id as text), cast(organization_id as text), subscription_id, cast(from_version as text),
                   cast(to_version as text), timing, items, amount, currency, prorated_at, effective_at,
                   cast(asked_by as text), asked_at, state, sent_at, refusal, attempts, ended_at
              from tier_change
            """;
    private static final String ONE = COLUMNS + " where id = ?1";
    private static final String ONE_LOCKED = ONE + " for update";
    private static final String OPEN = COLUMNS + " where organization_id = ?1 and ended_at is null";
    private static final String LATEST = COLUMNS + " where organization_id = ?1 order by id desc limit ?2";
    private static final String ADD = """
            insert into tier_change (id, organization_id, subscription_id, from_version, to_version, timing, items, amount,
                currency, prorated_at, effective_at, asked_by, asked_at, state, next_attempt_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, cast(?12 as uuid), ?13, ?14, ?13)
            on conflict do nothing
            """;
    private static final String MOVE = """
            update tier_change set state = ?3, next_attempt_at = ?4, refusal = ?5, ended_at = cast(?6 as timestamptz),
                sent_at = cast(?7 as timestamptz),
                attempts = case when state = ?3 then attempts else 0 end
             where id = ?1 and state = ?2 and ended_at is null
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Adds one that was just asked for; false where the organization has one that isn't over. */
    public boolean add(TierChange change) {
        return entities.createNativeQuery(ADD)
                        .setParameter(1, change.id().value())
                        .setParameter(2, change.organization().value())
                        .setParameter(3, change.subscription())
                        .setParameter(4, change.from().value())
                        .setParameter(5, change.to().value())
                        .setParameter(6, change.timing().name())
                        .setParameter(7, ItemsText.of(change.items()))
                        .setParameter(8, change.amount().minorUnits())
                        .setParameter(9, change.amount().currency().getCurrencyCode())
                        .setParameter(10, Timestamp.from(change.proratedAt()))
                        .setParameter(11, Timestamp.from(change.effectiveAt()))
                        .setParameter(
                                12,
                                change.askedBy()
                                        .map(AccountId::value)
                                        .map(UUID::toString)
                                        .orElse(null))
                        .setParameter(13, Timestamp.from(change.askedAt()))
                        .setParameter(14, change.state().name())
                        .executeUpdate()
                == 1;
    }

    public Optional<TierChange> find(TierChangeId id) {
        return first(entities.createNativeQuery(ONE).setParameter(1, id.value()));
    }

    /** One, which nobody else changes until this transaction ends. */
    public Optional<TierChange> lock(TierChangeId id) {
        return first(entities.createNativeQuery(ONE_LOCKED).setParameter(1, id.value()));
    }

    /** The one of the organization that isn't over. */
    public Optional<TierChange> findOpen(OrganizationId organization) {
        return first(entities.createNativeQuery(OPEN).setParameter(1, organization.value()));
    }

    /** The organization's, the newest first. */
    public List<TierChange> latest(OrganizationId organization, int limit) {
        return all(entities.createNativeQuery(LATEST)
                .setParameter(1, organization.value())
                .setParameter(2, limit));
    }

    /**
     * Has it go on to another state, or be tried again later in the same one.
     *
     * @param from where it has to be still
     * @return whether it was
     */
    public boolean move(TierChangeId id, TierChangeState from, Step step) {
        return entities.createNativeQuery(MOVE)
                        .setParameter(1, id.value())
                        .setParameter(2, from.name())
                        .setParameter(3, step.to().name())
                        .setParameter(4, Timestamp.from(step.nextAttempt()))
                        .setParameter(5, step.refusal().orElse(null))
                        .setParameter(6, timestamp(step.ended()))
                        .setParameter(7, timestamp(step.sent()))
                        .executeUpdate()
                == 1;
    }

    /**
     * Where a change goes.
     *
     * @param nextAttempt when it is looked at next; of no meaning where it has ended
     * @param sent when Stripe was asked first
     */
    public record Step(
            TierChangeState to,
            Instant nextAttempt,
            Optional<String> refusal,
            Optional<Instant> ended,
            Optional<Instant> sent) {}

    /** Takes changes that are due, of all organizations; nobody else gets them before {@code leaseUntil}. */
    public Map<TierChangeId, OrganizationId> take(Instant now, Instant leaseUntil, int most) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from due_tier_changes(?1, ?2, ?3)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, Timestamp.from(leaseUntil))
                        .setParameter(3, most),
                TierChangeId::new);
    }

    /** Has the open change of a subscription looked at now, because there is news. */
    public void wake(String subscription, Instant now) {
        entities.createNativeQuery("""
                        update tier_change set next_attempt_at = least(next_attempt_at, ?2)
                         where subscription_id = ?1 and ended_at is null and state in ('AWAITING_PAYMENT', 'SCHEDULED')
                        """)
                .setParameter(1, subscription)
                .setParameter(2, Timestamp.from(now))
                .executeUpdate();
    }

    private static Optional<TierChange> first(Query query) {
        return all(query).stream().findFirst();
    }

    private static List<TierChange> all(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> change((Object[]) row)).toList();
    }

    private static TierChange change(Object[] row) {
        return new TierChange(
                new TierChangeId(uuid(row[0])),
                new OrganizationId(uuid(row[1])),
                (String) row[2],
                new PlanVersionId(uuid(row[3])),
                new PlanVersionId(uuid(row[4])),
                ChangeTiming.valueOf((String) row[5]),
                ItemsText.changes((String) row[6]),
                new Money(((Number) row[7]).longValue(), Currency.getInstance((String) row[8])),
                moment(row[9]),
                moment(row[10]),
                Optional.ofNullable((String) row[11]).map(UUID::fromString).map(AccountId::new),
                moment(row[12]),
                TierChangeState.valueOf((String) row[13]),
                Optional.ofNullable((Timestamp) row[14]).map(Timestamp::toInstant),
                Optional.ofNullable((String) row[15]),
                ((Number) row[16]).intValue(),
                Optional.ofNullable((Timestamp) row[17]).map(Timestamp::toInstant));
    }

    private static UUID uuid(Object column) {
        return UUID.fromString((String) column);
    }

    private static Instant moment(Object column) {
        return ((Timestamp) column).toInstant();
    }

    private static @Nullable String timestamp(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }
}
