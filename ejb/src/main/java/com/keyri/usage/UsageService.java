package com.keyri.usage;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.Plans;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersion;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.usage.model.UsageDay;
import com.keyri.usage.model.UsagePeriod;
import com.keyri.usage.model.UsageSegment;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the organization uses that the caller works in. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
public class UsageService {
    private static final int MOST_DAYS = 400;

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    UsageReadings readings;

    @Inject
    Plans plans;

    @Inject
    InstantSource clock;

    /**
     * The period that a day of UTC belongs to, at its end: the present one without.
     *
     * @throws DomainException {@code INVALID_REQUEST} where the day is to come, or long gone
     */
    public UsageView look(Optional<LocalDate> day) {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        Instant now = clock.instant();
        Instant moment = day.map(date -> endOf(date, now)).orElse(now);
        UsagePeriod period = readings.periodAt(organization, moment);
        Instant last = now.isBefore(period.endsAt()) ? now : period.endsAt().minusSeconds(1);
        Optional<PlanVersion> plan = readings.segmentAt(organization, last)
                .flatMap(UsageSegment::plan)
                .flatMap(plans::find);
        Map<Meter, Long> totals = readings.totals(organization, period);
        List<MeterUsage> meters = Stream.of(Meter.values())
                .map(meter -> new MeterUsage(
                        meter,
                        totals.getOrDefault(meter, 0L),
                        plan.flatMap(version ->
                                Optional.ofNullable(version.terms().limits().get(meter)))))
                .toList();
        return new UsageView(period, plan.map(PlanVersion::planName), meters, days(organization, period, last));
    }

    private static Instant endOf(LocalDate day, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (day.isAfter(today) || day.isBefore(today.minusDays(MOST_DAYS))) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
        return end.isAfter(now) ? now : end;
    }

    private List<UsageDay> days(OrganizationId organization, UsagePeriod period, Instant last) {
        Map<LocalDate, UsageDay> used = readings.byDay(organization, period).stream()
                .collect(Collectors.toMap(UsageDay::day, Function.identity()));
        return LocalDate.ofInstant(period.startsAt(), ZoneOffset.UTC)
                .datesUntil(LocalDate.ofInstant(last, ZoneOffset.UTC).plusDays(1))
                .map(day -> used.getOrDefault(day, new UsageDay(day, Map.of())))
                .toList();
    }
}
