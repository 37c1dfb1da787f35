package com.keyri.usage.console;

import com.keyri.plan.model.Meter;
import com.keyri.usage.UsageService;
import com.keyri.usage.UsageView;
import com.keyri.usage.model.UsageDay;
import com.keyri.web.console.DayChart;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the organization uses, by day and against its plan's limits. */
@Named("usagePage")
@RequestScoped
public class UsagePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    @EJB
    UsageService usage;

    @Inject
    HttpServletRequest request;

    private Optional<LocalDate> day = Optional.empty();
    private @Nullable UsageView found;

    @PostConstruct
    void read() {
        day = new ListParameters(request, "day").day("day").map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    /** Looks everything up before anything is drawn. */
    public void load() {
        found = usage.look(day);
    }

    public UsageView getUsage() {
        if (found == null) {
            load();
        }
        return Objects.requireNonNull(found);
    }

    /** From the period's first day to its last. */
    public String getPeriod() {
        return DAY.format(first()) + " – " + DAY.format(last());
    }

    /** A day of the period before. */
    public String getDayBefore() {
        return first().minusDays(1).toString();
    }

    public List<MeterLine> getMeters() {
        return getUsage().meters().stream().map(MeterLine::new).toList();
    }

    /** Whether anything was used. */
    public boolean isEmpty() {
        return getUsage().meters().stream().allMatch(each -> each.quantity() == 0);
    }

    public List<DayChart.Plot> getPlots() {
        List<UsageDay> days = getUsage().days();
        return List.of(
                UsageChart.of("Sign-ins per day", Meter.AUTHENTICATIONS, days),
                UsageChart.of("New active users per day", Meter.MONTHLY_ACTIVE_USERS, days));
    }

    /** What was used on a day of a meter, by its name. */
    public long of(UsageDay of, String meter) {
        return of.of(Meter.valueOf(meter));
    }

    private LocalDate first() {
        return LocalDate.ofInstant(getUsage().period().startsAt(), ZoneOffset.UTC);
    }

    private LocalDate last() {
        return LocalDate.ofInstant(getUsage().period().endsAt().minusSeconds(1), ZoneOffset.UTC);
    }
}
