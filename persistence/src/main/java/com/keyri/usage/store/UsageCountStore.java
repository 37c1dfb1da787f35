package com.keyri.usage.store;

import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UnrecordedSignIn;
import com.keyri.usage.model.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes hourly buckets of events, over all organizations; each event counts once. */
@ApplicationScoped
public class UsageCountStore {
    private static final int SIXTEENTHS = 16;

    @PersistenceContext
    private EntityManager entities;

    /** Takes events in, whichever are known already; how many weren't. */
    public int takeIn(Collection<UsageEvent> events) {
        return number(entities.createNativeQuery("select take_in_usage(cast(?1 as uuid[]), cast(?2 as uuid[]),"
                        + " cast(?3 as uuid[]), cast(?4 as timestamptz[]))")
                .setParameter(1, array(events, event -> event.signIn().value()))
                .setParameter(2, array(events, event -> event.organization().value()))
                .setParameter(3, array(events, UsageEvent::subject))
                .setParameter(4, array(events, UsageEvent::occurredAt))
                .getSingleResult());
    }

    /** Counts what sign-ins have left; how many that were. */
    public int count(int most) {
        return number(entities.createNativeQuery("select count_usage(?1)")
                .setParameter(1, most)
                .getSingleResult());
    }

    /**
     * Makes the buckets of one organization anew where a boundary was told late; whether there was one. By many
     * statements, because one about all events of a large one would take longer than any may.
     */
    public boolean recount() {
        List<?> rows = entities.createNativeQuery("select organization_id, from_at, to_at from begin_usage_recount()")
                .getResultList();
        for (Object row : rows) {
            Object[] begun = (Object[]) row;
            recount((UUID) begun[0], ((Timestamp) begun[1]).toInstant(), ((Timestamp) begun[2]).toInstant());
        }
        return !rows.isEmpty();
    }

    private void recount(UUID organization, Instant since, Instant until) {
        for (int sixteenth = 0; sixteenth < SIXTEENTHS; sixteenth++) {
            step("select cast(clear_usage_users(?1, ?2, ?3, ?4) as text)", organization, since, until)
                    .setParameter(4, sixteenth)
                    .getSingleResult();
        }
        Instant from = since;
        while (from.isBefore(until)) {
            Instant day = from.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            Instant to = day.isBefore(until) ? day : until;
            step("select cast(recount_usage(?1, ?2, ?3) as text)", organization, from, to)
                    .getSingleResult();
            from = to;
        }
        step("select cast(end_usage_recount(?1, ?2, ?3) as text)", organization, since, until)
                .getSingleResult();
    }

    private Query step(String query, UUID organization, Instant since, Instant until) {
        return entities.createNativeQuery(query)
                .setParameter(1, organization)
                .setParameter(2, Timestamp.from(since))
                .setParameter(3, Timestamp.from(until));
    }

    /**
     * Completed sign-ins that were redeemed before a moment and that nobody has recorded, in the order of their ids.
     */
    public List<UnrecordedSignIn> unrecorded(Instant until, Optional<SignInId> after, int most) {
        List<?> rows = entities.createNativeQuery("select sign_in_id, organization_id, user_id, redeemed_at"
                        + " from unrecorded_sign_ins(?1, cast(nullif(?2, '') as uuid), ?3)")
                .setParameter(1, Timestamp.from(until))
                .setParameter(2, after.map(id -> id.value().toString()).orElse(""))
                .setParameter(3, most)
                .getResultList();
        return rows.stream().map(row -> unrecorded((Object[]) row)).toList();
    }

    /** The search for them needn't go back further than that. */
    public void searched(Instant until) {
        entities.createNativeQuery("select cast(usage_searched(?1) as text)")
                .setParameter(1, Timestamp.from(until))
                .getSingleResult();
    }

    /** Forgets events of before; about how many. */
    public int removeOld(Instant usedBefore, int most) {
        return number(entities.createNativeQuery("select remove_old_usage(?1, ?2)")
                .setParameter(1, Timestamp.from(usedBefore))
                .setParameter(2, most)
                .getSingleResult());
    }

    private static UnrecordedSignIn unrecorded(Object[] row) {
        return new UnrecordedSignIn(
                new SignInId((UUID) row[0]),
                new OrganizationId((UUID) row[1]),
                new UserId((UUID) row[2]),
                ((Timestamp) row[3]).toInstant());
    }

    private static String array(Collection<UsageEvent> events, Function<UsageEvent, Object> column) {
        return events.stream().map(event -> column.apply(event).toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }
}
