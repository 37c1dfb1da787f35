package com.keyri.invoice;

import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.invoice.Revenue.OfPlan;
import com.keyri.invoice.model.SubscriberCount;
import com.keyri.invoice.store.RevenueStore;
import com.keyri.money.model.Money;
import com.keyri.plan.Plans;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What customers bring, for those of the staff who look after it. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.AUDITOR})
public class RevenueService {
    private static final int MONTHS = 12;
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    @Inject
    AccountScope scope;

    @Inject
    RevenueStore store;

    @Inject
    Plans plans;

    @Inject
    InstantSource clock;

    /** As of now; months are those of UTC, the present one included. */
    public Revenue read() {
        scope.enterStaff();
        YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Instant first = begin(present.minusMonths(MONTHS - 1L));
        List<SubscriberCount> subscribers = store.subscribers();
        List<OfPlan> recurring = recurring(subscribers);
        return new Revenue(
                recurring,
                totals(recurring),
                store.months(first),
                store.churn(first, begin(present)),
                subscribers.stream()
                        .filter(count -> count.version().isEmpty())
                        .mapToLong(count -> count.paying() + count.trials())
                        .sum());
    }

    private List<OfPlan> recurring(List<SubscriberCount> counts) {
        Map<String, OfPlan> sums = new TreeMap<>();
        for (SubscriberCount count : counts) {
            Optional<PlanVersion> version = count.version().flatMap(plans::find);
            version.map(found -> line(found, count))
                    .ifPresent(line ->
                            sums.merge(line.name() + ' ' + line.monthly().currency(), line, RevenueService::sum));
        }
        List<OfPlan> lines = new ArrayList<>(sums.values());
        lines.sort(Comparator.comparingLong((OfPlan line) -> line.monthly().minorUnits())
                .reversed());
        return lines;
    }

    private static OfPlan line(PlanVersion version, SubscriberCount count) {
        long monthly = Math.multiplyExact(monthlyFee(version.terms()), count.paying());
        return new OfPlan(
                version.planName(),
                count.paying(),
                count.trials(),
                new Money(monthly, version.terms().currency()));
    }

    private static long monthlyFee(PlanTerms terms) {
        return terms.interval() == BillingInterval.MONTH
                ? terms.flatFee()
                : BigDecimal.valueOf(terms.flatFee())
                        .divide(MONTHS_OF_A_YEAR, 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static OfPlan sum(OfPlan one, OfPlan other) {
        return new OfPlan(
                one.name(),
                one.paying() + other.paying(),
                one.trials() + other.trials(),
                new Money(
                        one.monthly().minorUnits() + other.monthly().minorUnits(),
                        one.monthly().currency()));
    }

    private static List<Money> totals(List<OfPlan> lines) {
        Map<String, Long> sums = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.monthly().currency().getCurrencyCode(),
                        TreeMap::new,
                        Collectors.summingLong(line -> line.monthly().minorUnits())));
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), Currency.getInstance(sum.getKey())))
                .toList();
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
