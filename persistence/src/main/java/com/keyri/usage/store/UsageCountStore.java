package com.keyri.usage.store;

import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UnrecordedSignIn;
import com.keyri.usage.model.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes hourly buckets of events, over all organizations; each event counts once. */
@ApplicationScoped
public class UsageCountStore {
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

    /** Makes the buckets of one organization anew where a boundary was told late; whether there was one. */
    public boolean recount() {
        return (Boolean) entities.createNativeQuery("select recount_usage()").getSingleResult();
    }

    /** Completed sign-ins that were redeemed before a moment and that nobody has recorded. */
    public List<UnrecordedSignIn> unrecorded(Instant until, int most) {
        List<?> rows = entities.createNativeQuery(
                        "select sign_in_id, organization_id, user_id, redeemed_at from unrecorded_sign_ins(?1, ?2)")
                .setParameter(1, Timestamp.from(until))
                .setParameter(2, most)
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
