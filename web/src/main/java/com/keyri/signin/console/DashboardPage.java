package com.keyri.signin.console;

import com.keyri.access.Caller;
import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationView;
import com.keyri.signin.SignInStatisticsService;
import com.keyri.signin.model.SignInCount;
import com.keyri.signin.model.SignInStatistics;
import com.keyri.web.console.DayChart;
import com.keyri.web.console.DayFigures;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization at a glance: how its sign-ins go. */
@Named("dashboardPage")
@RequestScoped
public class DashboardPage {
    @EJB
    SignInStatisticsService statistics;

    @EJB
    ApplicationService applications;

    @Inject
    Caller caller;

    private @Nullable SignInStatistics counted;
    private Optional<ApplicationView> first = Optional.empty();

    /** Looks everything up before anything is drawn. */
    public void load() {
        if (isSomewhere()) {
            counted = statistics.lastDays();
            first =
                    applications
                            .list(caller.organization(), ApplicationFilter.NONE, 1, Optional.empty())
                            .items()
                            .stream()
                            .findFirst();
        }
    }

    /** Whether whoever looks belongs to an organization. */
    public boolean isSomewhere() {
        return caller.session().organization().isPresent();
    }

    /** Whether there is an application. */
    public boolean isBegun() {
        return first.isPresent();
    }

    /** The first application's id. */
    public String getFirst() {
        return first.map(application -> application.id().toString()).orElse("");
    }

    /** Sign-ins of the last thirty days. */
    public DayChart getChart() {
        return new DayChart(
                counted().days().stream().map(day -> figures(day, day.count())).toList());
    }

    /** All of the thirty days together. */
    public DayFigures getWhole() {
        return figures(counted().days().get(0), counted().whole());
    }

    private static DayFigures figures(SignInStatistics.Day day, SignInCount count) {
        return new DayFigures(day.date(), count.opened(), count.approved(), count.median());
    }

    private SignInStatistics counted() {
        if (counted == null) {
            load();
        }
        return Objects.requireNonNull(counted);
    }
}
