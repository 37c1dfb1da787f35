package com.keyri.subscription.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.subscription.model.Entitlement.GraceTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntitlementTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final GraceTerms TERMS = new GraceTerms(Duration.ofDays(14), Duration.ofDays(5));
    private static final PlanVersionId PLAN = PlanVersionId.at(NOW);

    private final Entitlement none = Entitlement.none(OrganizationId.at(NOW), NOW);
    private final Entitlement good = after(none, SubscriptionStatus.ACTIVE, NOW);

    @Test
    void shouldBeGoodWhenItIsPaid() {
        assertEquals(Standing.GOOD, good.standing());
        assertEquals(Optional.of(PLAN), good.version());
    }

    @Test
    void shouldGiveGraceFromTheFirstMissingPaymentOnlyOnce() {
        Entitlement late = after(good, SubscriptionStatus.PAST_DUE, NOW);
        Entitlement later = after(late, SubscriptionStatus.UNPAID, NOW.plus(Duration.ofDays(10)));

        assertEquals(Standing.GRACE, late.standing());
        assertEquals(Optional.of(NOW.plus(Duration.ofDays(14))), later.graceUntil());
        assertEquals(Standing.GRACE, later.standing());
    }

    @Test
    void shouldLimitWhenTheGraceIsOver() {
        Entitlement late = after(good, SubscriptionStatus.PAST_DUE, NOW);

        assertEquals(
                Standing.GRACE,
                late.at(TERMS, NOW.plus(Duration.ofDays(14)).minusMillis(1)).standing());
        assertEquals(
                Standing.LIMITED, late.at(TERMS, NOW.plus(Duration.ofDays(14))).standing());
    }

    @Test
    void shouldRemindEachTimeThatItIsDueAndAtTheEnd() {
        Entitlement late = after(good, SubscriptionStatus.PAST_DUE, NOW);
        assertSame(late, late.at(TERMS, NOW.plus(Duration.ofDays(5)).minusMillis(1)));

        Entitlement reminded = late.at(TERMS, NOW.plus(Duration.ofDays(5)));
        Entitlement twice = reminded.at(TERMS, NOW.plus(Duration.ofDays(10)));

        assertEquals(Optional.of(NOW.plus(Duration.ofDays(10))), reminded.nextLookAt());
        assertEquals(twice.graceUntil(), twice.nextLookAt());
    }

    @Test
    void shouldOweInTheTrialOfTheNextOrderWhatWasOwedBeforeUntilItIsSettled() {
        Entitlement late = after(good, SubscriptionStatus.PAST_DUE, NOW);
        Entitlement ended = after(late, SubscriptionStatus.CANCELED, NOW.plus(Duration.ofDays(1)));
        Entitlement trial = after(ended, SubscriptionStatus.TRIALING, NOW.plus(Duration.ofDays(2)));

        assertEquals(Standing.GRACE, trial.standing());
        assertEquals(late.graceUntil(), trial.graceUntil());
        assertEquals(Optional.of(PLAN), trial.version());
        assertEquals(
                Standing.GOOD, trial.settled(SubscriptionStatus.TRIALING, NOW).standing());
        assertEquals(
                Optional.of(PLAN),
                trial.settled(SubscriptionStatus.TRIALING, NOW).version());
        assertEquals(
                Standing.NONE, ended.settled(SubscriptionStatus.CANCELED, NOW).standing());
        assertSame(good, good.settled(SubscriptionStatus.CANCELED, NOW));
        assertEquals(
                Standing.GOOD, after(none, SubscriptionStatus.TRIALING, NOW).standing());
    }

    @Test
    void shouldBeGoodAgainAtOnceWhenItIsPaid() {
        Entitlement limited = after(good, SubscriptionStatus.PAST_DUE, NOW).at(TERMS, NOW.plus(Duration.ofDays(15)));
        Entitlement paid = after(limited, SubscriptionStatus.ACTIVE, NOW.plus(Duration.ofDays(16)));

        assertEquals(Standing.GOOD, paid.standing());
        assertEquals(Optional.empty(), paid.graceUntil());
        assertEquals(Optional.empty(), paid.nextLookAt());
    }

    @Test
    void shouldGoOnOwingWhenStripeEndsWhatWasNotPaid() {
        Entitlement late = after(good, SubscriptionStatus.PAST_DUE, NOW);
        Entitlement ended = after(late, SubscriptionStatus.CANCELED, NOW.plus(Duration.ofDays(3)));

        assertEquals(Standing.GRACE, ended.standing());
        assertEquals(Optional.empty(), ended.version());
        assertEquals(
                Standing.LIMITED, ended.at(TERMS, NOW.plus(Duration.ofDays(14))).standing());
    }

    @Test
    void shouldOweNothingWhenItEndedItself() {
        assertEquals(
                Standing.NONE, after(good, SubscriptionStatus.CANCELED, NOW).standing());
        assertEquals(
                Standing.NONE, after(none, SubscriptionStatus.INCOMPLETE, NOW).standing());
    }

    @Test
    void shouldKeepWhatItWasWhenStripeSaysAWordThatNobodyKnows() {
        assertEquals(Standing.GOOD, after(good, SubscriptionStatus.OTHER, NOW).standing());
    }

    @Test
    void shouldNeverEndSignInsButBySomebodysDecision() {
        Random random = new Random(11);
        SubscriptionStatus[] all = SubscriptionStatus.values();
        Entitlement entitlement = none;
        Instant now = NOW;
        Set<Standing> seen = EnumSet.noneOf(Standing.class);
        for (int i = 0; i < 5_000; i++) {
            now = now.plus(Duration.ofHours(random.nextInt(200)));
            entitlement = random.nextBoolean()
                    ? after(entitlement, all[random.nextInt(all.length)], now)
                    : entitlement.at(TERMS, now);
            seen.add(entitlement.standing());
            assertTrue(entitlement.standing().maySignIn());
        }
        assertEquals(EnumSet.of(Standing.NONE, Standing.GOOD, Standing.GRACE, Standing.LIMITED), seen);
    }

    @Test
    void shouldComeBackToWhatItsPaymentsSayWhenTheDecisionIsTakenBack() {
        CutOff decision = new CutOff(NOW, AccountId.at(NOW), "Asked by the court.");
        Entitlement cut = after(good.with(decision), SubscriptionStatus.PAST_DUE, NOW);

        assertFalse(cut.standing().maySignIn());
        assertEquals(Standing.GRACE, cut.restored().standing());
    }

    private static Entitlement after(Entitlement before, SubscriptionStatus status, Instant now) {
        return before.after(Optional.of(status), Optional.of(PLAN), TERMS, now);
    }
}
