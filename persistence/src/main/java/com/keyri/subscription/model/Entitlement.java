package com.keyri.subscription.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an organization may, as of now, without asking Stripe.
 *
 * @param version the plan's that it has
 * @param paid how it stands by its payments alone: never {@link Standing#CUT_OFF}
 * @param since when it came to stand so
 * @param graceUntil until when it may make up for a missing payment, or could; present in GRACE and LIMITED
 * @param nextLookAt when its standing may change, or a reminder is due, without any news from Stripe
 * @param cutOff the decision that outweighs all of it
 */
public record Entitlement(
        OrganizationId organization,
        Optional<PlanVersionId> version,
        Standing paid,
        Instant since,
        Optional<Instant> graceUntil,
        Optional<Instant> nextLookAt,
        Optional<CutOff> cutOff) {
    public Entitlement {
        if (paid == Standing.CUT_OFF || isOwing(paid) != graceUntil.isPresent()) {
            throw new IllegalArgumentException("standing " + paid);
        }
    }

    /** Of who has no plan. */
    public static Entitlement none(OrganizationId organization, Instant now) {
        return new Entitlement(
                organization,
                Optional.empty(),
                Standing.NONE,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** How it stands, decisions included. */
    public Standing standing() {
        return cutOff.isPresent() ? Standing.CUT_OFF : paid;
    }

    /** Whether a payment is missing. */
    public boolean owes() {
        return isOwing(paid);
    }

    private static boolean isOwing(Standing standing) {
        return standing == Standing.GRACE || standing == Standing.LIMITED;
    }

    /**
     * As it is with a subscription that stands so. Who owes something when a subscription ends still owes it, also in
     * the trial of the next one.
     *
     * @param status empty where there is no subscription
     */
    public Entitlement after(
            Optional<SubscriptionStatus> status, Optional<PlanVersionId> bought, GraceTerms terms, Instant now) {
        SubscriptionStatus present = status.orElse(SubscriptionStatus.CANCELED);
        if (present == SubscriptionStatus.OTHER) {
            return with(bought.or(() -> version));
        }
        if (present.isGood() && !(owes() && present == SubscriptionStatus.TRIALING)) {
            return enter(Standing.GOOD, bought, now);
        }
        if (present.isOwing() && !owes()) {
            return overdue(bought, terms, now);
        }
        if (owes()) {
            return with(present.isOver() ? Optional.empty() : bought);
        }
        return enter(Standing.NONE, Optional.empty(), now);
    }

    /**
     * As it is when what was owed is paid, or isn't asked for any more: the same object where nothing was owed.
     *
     * @param status of a subscription that has ended, or is in its trial
     */
    public Entitlement settled(SubscriptionStatus status, Instant now) {
        if (!owes()) {
            return this;
        }
        return status.isOver() ? enter(Standing.NONE, Optional.empty(), now) : enter(Standing.GOOD, version, now);
    }

    /** As it is when time has passed: the same object where nothing is due. */
    public Entitlement at(GraceTerms terms, Instant now) {
        if (paid == Standing.GRACE && !now.isBefore(graceUntil.orElseThrow())) {
            return new Entitlement(
                    organization,
                    version,
                    Standing.LIMITED,
                    now,
                    graceUntil,
                    Optional.of(now.plus(terms.reminderEvery())),
                    cutOff);
        }
        boolean isDue = nextLookAt.filter(moment -> !now.isBefore(moment)).isPresent();
        return isDue
                ? new Entitlement(
                        organization, version, paid, since, graceUntil, Optional.of(nextLook(terms, now)), cutOff)
                : this;
    }

    private Instant nextLook(GraceTerms terms, Instant now) {
        Instant reminder = now.plus(terms.reminderEvery());
        return graceUntil
                .filter(end -> paid == Standing.GRACE && end.isBefore(reminder))
                .orElse(reminder);
    }

    /** As it is by somebody's decision. */
    public Entitlement with(CutOff decision) {
        return new Entitlement(organization, version, paid, since, graceUntil, nextLookAt, Optional.of(decision));
    }

    /** As it is when that decision is taken back. */
    public Entitlement restored() {
        return new Entitlement(organization, version, paid, since, graceUntil, nextLookAt, Optional.empty());
    }

    private Entitlement with(Optional<PlanVersionId> bought) {
        return new Entitlement(organization, bought, paid, since, graceUntil, nextLookAt, cutOff);
    }

    private Entitlement enter(Standing next, Optional<PlanVersionId> bought, Instant now) {
        return new Entitlement(
                organization, bought, next, next == paid ? since : now, Optional.empty(), Optional.empty(), cutOff);
    }

    private Entitlement overdue(Optional<PlanVersionId> bought, GraceTerms terms, Instant now) {
        Instant until = now.plus(terms.grace());
        Instant reminder = now.plus(terms.reminderEvery());
        return new Entitlement(
                organization,
                bought,
                Standing.GRACE,
                now,
                Optional.of(until),
                Optional.of(until.isBefore(reminder) ? until : reminder),
                cutOff);
    }

    /** How long a missing payment is waited for, and how often somebody is reminded of it. */
    public record GraceTerms(Duration grace, Duration reminderEvery) {
        public GraceTerms {
            if (grace.isNegative() || reminderEvery.compareTo(Duration.ofHours(1)) < 0) {
                throw new IllegalArgumentException("grace of " + grace + ", reminders every " + reminderEvery);
            }
        }
    }
}
