package com.keyri.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.money.model.Money;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.UnitPrice;
import com.keyri.problem.DomainException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoveRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Plan PLAN = new Plan(PlanId.at(NOW), "Pro", "", PlanState.OFFERED, NOW, 1);

    private final OrganizationId ann = OrganizationId.at(NOW);
    private final OrganizationId bob = OrganizationId.at(NOW);
    private final OrganizationId eve = OrganizationId.at(NOW);
    private final PlanVersion old = version(1, Optional.empty(), terms("EUR", BillingInterval.MONTH));
    private final PlanVersion evesOwn = version(2, Optional.of(eve), terms("EUR", BillingInterval.MONTH));
    private final PlanVersion next = version(3, Optional.empty(), terms("EUR", BillingInterval.MONTH));

    @Test
    void shouldMoveEverybodyButThoseWithTermsOfTheirOwn() {
        List<PlanSubscriber> all = List.of(has(ann, old), has(bob, next), has(eve, evesOwn));
        assertEquals(List.of(ann), movers(next, all, everybody()));
        assertEquals(List.of(), movers(next, all, MoveChoice.NOBODY));
        assertEquals(List.of(), movers(next, List.of(), everybody()));
    }

    @Test
    void shouldMoveThoseWhoAreNamedAlsoFromTermsOfTheirOwn() {
        List<PlanSubscriber> all = List.of(has(ann, old), has(bob, old), has(eve, evesOwn));
        assertEquals(List.of(eve, bob), movers(next, all, named(eve, bob)));
    }

    @Test
    void shouldRefuseWhoHasntThePlanOrHasTheVersionOrMayNotHaveIt() {
        List<PlanSubscriber> all = List.of(has(bob, next), has(ann, old));
        assertEquals(
                List.of(
                        "moves.organizationIds[0] has no subscription to this plan",
                        "moves.organizationIds[1] has this version already"),
                refusal(next, all, named(eve, bob)));
        assertEquals(
                List.of("moves.organizationIds[0] can't have this version: it is somebody else's"),
                refusal(evesOwn, all, named(ann)));
    }

    @Test
    void shouldRefuseAnotherCurrencyAndAnotherInterval() {
        PlanVersion dollars = version(4, Optional.empty(), terms("USD", BillingInterval.MONTH));
        PlanVersion yearly = version(5, Optional.empty(), terms("EUR", BillingInterval.YEAR));
        List<PlanSubscriber> all = List.of(has(ann, old));
        assertEquals(List.of("moves.organizationIds[0] pays in EUR"), refusal(dollars, all, named(ann)));
        assertEquals(
                List.of("moves.who includes " + ann + ", who pays by the month"), refusal(yearly, all, everybody()));
    }

    @Test
    void shouldRefuseAMomentThatNobodyLooksForwardTo() {
        MoveChoice far =
                new MoveChoice(MoveChoice.Who.EVERYBODY, List.of(), Optional.of(NOW.plus(Duration.ofDays(801))));
        assertEquals(List.of("moves.notBefore must be within two years"), refusal(next, List.of(has(ann, old)), far));
    }

    @Test
    void shouldAskForSubscribersUntilThereAreNoMore() {
        List<OrganizationId> many = Stream.generate(() -> OrganizationId.at(NOW))
                .limit(1_203)
                .sorted(Comparator.comparing(each -> each.value().toString()))
                .toList();
        PlanSubscribers source = (plan, after, limit) -> many.stream()
                .filter(each -> after.map(last ->
                                each.value().toString().compareTo(last.value().toString()) > 0)
                        .orElse(true))
                .limit(limit)
                .map(each -> has(each, old))
                .toList();
        assertEquals(
                many,
                KnownSubscribers.all(source, PLAN.id()).stream()
                        .map(PlanSubscriber::organization)
                        .toList());
    }

    @Test
    void shouldPreviewTheBillOfTheUsageSoFar() {
        PlanTerms dearer = new PlanTerms(
                Currency.getInstance("EUR"),
                BillingInterval.MONTH,
                0,
                0,
                List.of(new Charge(Meter.AUTHENTICATIONS, 10, new PerUnitPrice(new UnitPrice(new BigDecimal("2"))))),
                Map.of());
        PlanSubscriber subscriber = new PlanSubscriber(ann, old.id(), Map.of(Meter.AUTHENTICATIONS, 760L));
        PreviewedBill bill = PlanPreviewService.bill(subscriber, old, dearer, Map.of(ann, "Ann’s"));
        assertEquals("Ann’s", bill.organizationName());
        assertEquals("9.00 EUR", bill.now().toString());
        assertEquals("15.00 EUR", bill.then().toString());
        assertEquals(Optional.of(new Money(600, Currency.getInstance("EUR"))), bill.difference());
        PreviewedBill other = PlanPreviewService.bill(subscriber, old, terms("USD", BillingInterval.MONTH), Map.of());
        assertEquals(Optional.empty(), other.difference());
    }

    @Test
    void shouldShowNoMoreThanAPhoneShows() {
        assertEquals("9.00 EUR a month", VersionWords.terms(old));
        String words = VersionWords.approval(evesOwn, "Eve’s", "Nobody moves to it.");
        assertEquals(
                "Add version 2 to the plan Pro for Eve’s (" + eve + ") alone: 9.00 EUR a month. Nobody moves to it.",
                words);
    }

    private List<OrganizationId> movers(PlanVersion version, List<PlanSubscriber> subscribers, MoveChoice choice) {
        return new MoveRules(version, subscribers, this::find).movers(choice, NOW);
    }

    private List<String> refusal(PlanVersion version, List<PlanSubscriber> subscribers, MoveChoice choice) {
        return assertThrows(DomainException.class, () -> movers(version, subscribers, choice))
                .reasons();
    }

    private Optional<PlanVersion> find(PlanVersionId id) {
        return Stream.of(old, evesOwn, next)
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    private static MoveChoice everybody() {
        return new MoveChoice(MoveChoice.Who.EVERYBODY, List.of(), Optional.empty());
    }

    private static MoveChoice named(OrganizationId... customers) {
        return new MoveChoice(MoveChoice.Who.NAMED, List.of(customers), Optional.empty());
    }

    private static PlanSubscriber has(OrganizationId organization, PlanVersion version) {
        return new PlanSubscriber(organization, version.id(), Map.of());
    }

    private static PlanVersion version(int number, Optional<OrganizationId> customer, PlanTerms terms) {
        return new PlanVersion(PlanVersionId.at(NOW), PLAN, number, customer, terms, Optional.empty(), NOW);
    }

    private static PlanTerms terms(String currency, BillingInterval interval) {
        return new PlanTerms(Currency.getInstance(currency), interval, 900, 0, List.of(), Map.of());
    }
}
