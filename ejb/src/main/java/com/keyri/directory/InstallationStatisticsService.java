package com.keyri.directory;

import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.directory.model.SignInDay;
import com.keyri.directory.store.InstallationStatisticsStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts over the whole installation, which tell nothing about anybody. */
@Stateless
@RolesAllowed(Roles.STAFF)
public class InstallationStatisticsService {
    private static final int DAYS = 30;

    @Inject
    AccountScope scope;

    @Inject
    InstallationStatisticsStore store;

    @Inject
    KeptStatistics kept;

    @Inject
    InstantSource clock;

    /** As of now, or of half a minute ago: counting looks at every sign-in of a month. */
    public InstallationStatistics read() {
        Instant now = clock.instant();
        return kept.freshAt(now).orElseGet(() -> kept.keep(count(now)));
    }

    private InstallationStatistics count(Instant now) {
        scope.enterStaff();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = today.minusDays(DAYS - 1L);
        Map<LocalDate, SignInDay> found = store
                .signIns(first.atStartOfDay(ZoneOffset.UTC).toInstant())
                .stream()
                .collect(Collectors.toMap(SignInDay::day, Function.identity()));
        List<SignInDay> days = IntStream.range(0, DAYS)
                .mapToObj(first::plusDays)
                .map(day -> found.getOrDefault(day, SignInDay.none(day)))
                .toList();
        return new InstallationStatistics(store.counts(now), days, now);
    }
}
