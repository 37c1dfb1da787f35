package com.keyri.subscription.store;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.CutOff;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what organizations may. The organization has to be entered first, but where it says otherwise. */
@ApplicationScoped
public class EntitlementStore {
    private static final String ONE = """
            select cast(plan_version_id as text), standing, since, grace_until, next_look_at, cut_off_at,
                   cast(cut_off_by as text), cut_off_reason
              from entitlement where organization_id = ?1
            """;
    private static final String ONE_LOCKED = ONE + " for update";
    private static final String SET = """
            insert into entitlement (organization_id, plan_version_id, standing, since, grace_until, next_look_at, cut_off_at,
                cut_off_by, cut_off_reason)
            values (?1, cast(?2 as uuid), ?3, ?4, cast(?5 as timestamptz), cast(?6 as timestamptz),
                cast(?7 as timestamptz), cast(?8 as uuid), ?9)
            on conflict (organization_id) do update set plan_version_id = excluded.plan_version_id,
                standing = excluded.standing, since = excluded.since, grace_until = excluded.grace_until,
                next_look_at = excluded.next_look_at, cut_off_at = excluded.cut_off_at, cut_off_by = excluded.cut_off_by,
                cut_off_reason = excluded.cut_off_reason, version = entitlement.version + 1
            """;

    @PersistenceContext
    private EntityManager entities;

    public Optional<Entitlement> find(OrganizationId organization) {
        return first(ONE, organization);
    }

    /** The organization's, which nobody else changes until this transaction ends. */
    public Optional<Entitlement> lock(OrganizationId organization) {
        return first(ONE_LOCKED, organization);
    }

    /** Keeps it in the place of what was known; whoever changes it has locked it, or the organization's row. */
    public void set(Entitlement entitlement) {
        Optional<CutOff> cutOff = entitlement.cutOff();
        entities.createNativeQuery(SET)
                .setParameter(1, entitlement.organization().value())
                .setParameter(
                        2,
                        entitlement
                                .version()
                                .map(PlanVersionId::value)
                                .map(UUID::toString)
                                .orElse(null))
                .setParameter(3, entitlement.paid().name())
                .setParameter(4, Timestamp.from(entitlement.since()))
                .setParameter(5, timestamp(entitlement.graceUntil()))
                .setParameter(6, timestamp(entitlement.nextLookAt()))
                .setParameter(7, timestamp(cutOff.map(CutOff::at)))
                .setParameter(
                        8,
                        cutOff.map(CutOff::by)
                                .map(AccountId::value)
                                .map(UUID::toString)
                                .orElse(null))
                .setParameter(9, cutOff.map(CutOff::reason).orElse(null))
                .executeUpdate();
    }

    /** Whose standing has to be looked at; nothing is entered. */
    public List<OrganizationId> due(Instant now, int limit) {
        List<?> rows = entities.createNativeQuery("select cast(organization_id as text) from due_entitlements(?1, ?2)")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, limit)
                .getResultList();
        return rows.stream()
                .map(row -> new OrganizationId(UUID.fromString((String) row)))
                .toList();
    }

    /** The organizations that may not all they want; nothing is entered. */
    public Map<OrganizationId, Standing> restricted() {
        List<?> rows = entities.createNativeQuery(
                        "select cast(organization_id as text), standing from restricted_organizations()")
                .getResultList();
        Map<OrganizationId, Standing> found = new HashMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> found.put(
                        new OrganizationId(UUID.fromString((String) row[0])), Standing.valueOf((String) row[1])));
        return found;
    }

    private Optional<Entitlement> first(String sql, OrganizationId organization) {
        List<?> rows = entities.createNativeQuery(sql)
                .setParameter(1, organization.value())
                .getResultList();
        return rows.stream()
                .map(row -> entitlement(organization, (Object[]) row))
                .findFirst();
    }

    private static Entitlement entitlement(OrganizationId organization, Object[] row) {
        return new Entitlement(
                organization,
                Optional.ofNullable((String) row[0]).map(UUID::fromString).map(PlanVersionId::new),
                Standing.valueOf((String) row[1]),
                ((Timestamp) row[2]).toInstant(),
                instant(row[3]),
                instant(row[4]),
                instant(row[5])
                        .map(at -> new CutOff(at, new AccountId(UUID.fromString((String) row[6])), (String) row[7])));
    }

    private static @Nullable String timestamp(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static Optional<Instant> instant(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
