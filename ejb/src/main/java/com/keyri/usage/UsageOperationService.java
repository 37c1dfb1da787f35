package com.keyri.usage;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.staff.store.StaffRoleStore;
import com.keyri.usage.model.DriftState;
import com.keyri.usage.model.FailedDelta;
import com.keyri.usage.model.UsageDrift;
import com.keyri.usage.model.UsageDriftId;
import com.keyri.usage.model.UsageLeader;
import com.keyri.usage.model.WaitingUsage;
import com.keyri.usage.store.UsageDeltaStore;
import com.keyri.usage.store.UsageDriftStore;
import com.keyri.usage.store.UsageReadingStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What staff see of usage, and decide where it doesn't go on by itself. */
@Stateless
@RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING, Roles.STAFF_SUPPORT, Roles.AUDITOR})
public class UsageOperationService {
    private static final Pattern IDENTIFIER = Pattern.compile("u1[.][0-9a-f]{48}");

    private static final Duration LEADERS_OF = Duration.ofDays(30);
    private static final int LEADERS = 50;

    /** Stripe takes nothing that is older. */
    private static final Duration OLDEST = Duration.ofDays(34);

    /** So long Stripe takes what it has taken in for a repetition, also where it hasn't counted it. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    UsageDriftStore drifts;

    @Inject
    UsageDeltaStore deltas;

    @Inject
    UsageReadingStore readings;

    @Inject
    StaffRoleStore staff;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Differences in that state, the newest first; {@code cursor} is the {@code next} of the page before. */
    public Page<UsageDrift> drifts(DriftState state, int limit, Optional<String> cursor) {
        Optional<UsageDriftId> before = cursor.map(
                text -> UsageDriftId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        scope.enterStaff();
        return Page.cut(
                drifts.list(state, before, limit + 1), limit, last -> last.id().toString());
    }

    /** One of them. */
    public UsageDrift drift(UsageDriftId id) {
        scope.enterStaff();
        return drifts.find(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    /** Deliveries that don't go on by themselves, the oldest first. */
    public Page<FailedDelta> failed(int limit, Optional<String> cursor) {
        if (cursor.isPresent() && !IDENTIFIER.matcher(cursor.orElseThrow()).matches()) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        scope.enterStaff();
        return Page.cut(drifts.failed(cursor, limit + 1), limit, FailedDelta::identifier);
    }

    /** One of them. */
    public FailedDelta delta(String identifier) {
        scope.enterStaff();
        return drifts.findDelta(identifier).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    /** Who used most in the last thirty days. */
    public List<UsageLeader> leaders() {
        scope.enterStaff();
        return readings.leaders(clock.instant().minus(LEADERS_OF), LEADERS);
    }

    /** What waits for Stripe. */
    public WaitingUsage waiting() {
        return deltas.waiting();
    }

    /**
     * Gives an open difference to somebody of the staff.
     *
     * @throws DomainException {@code CONFLICT} where it isn't open, or that person isn't staff
     */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public UsageDrift give(UsageDriftId id, AccountId owner) {
        UsageDrift drift = drift(id);
        if (staff.find(owner).isEmpty() || !drifts.give(id, owner)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        record(drift.found().organization(), "usage-drift.given", "usage-drift", id, Map.of("owner", owner.toString()));
        return drift(id);
    }

    /**
     * Ends an open difference by what a person has decided; no number changes by that.
     *
     * @throws DomainException {@code CONFLICT} where it isn't open
     */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public UsageDrift end(UsageDriftId id, DriftState state) {
        if (state != DriftState.ACCEPTED && state != DriftState.CORRECTED) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        UsageDrift drift = drift(id);
        if (!drifts.end(id, state, caller.account(), clock.instant())) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        record(drift.found().organization(), "usage-drift.ended", "usage-drift", id, Map.of("as", state.name()));
        return drift(id);
    }

    /**
     * Has a failed delivery made once more. Only a person can know that it hasn't been counted.
     *
     * @throws DomainException {@code CONFLICT} where it isn't failed, is too old for Stripe, or was taken in by Stripe
     *     less than a day ago
     */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public void retry(String identifier) {
        FailedDelta delta = delta(identifier);
        Instant now = clock.instant();
        if (drifts.takenIn(identifier).filter(now.minus(REMEMBERED)::isBefore).isPresent()) {
            throw DomainException.of(
                    ProblemType.CONFLICT,
                    List.of("Stripe would take it for a repetition until a day after the last attempt"));
        }
        if (!drifts.retry(identifier, now.minus(OLDEST), now)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        drifts.endOf(identifier, DriftState.CORRECTED, caller.account(), now);
        record(delta.organization(), "usage-delivery.retried", "usage-delivery", identifier, Map.of());
    }

    /**
     * Gives a failed delivery up: it was made good otherwise, or needn't be.
     *
     * @throws DomainException {@code CONFLICT} where it isn't failed
     */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING})
    public void settle(String identifier) {
        FailedDelta delta = delta(identifier);
        if (!drifts.settle(identifier)) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        drifts.endOf(identifier, DriftState.ACCEPTED, caller.account(), clock.instant());
        record(delta.organization(), "usage-delivery.settled", "usage-delivery", identifier, Map.of());
    }

    private void record(OrganizationId of, String action, String type, Object id, Map<String, String> facts) {
        audit.record(AuditEvent.success(of, action, caller.actor(), Target.of(type, id))
                .with(facts));
    }
}
