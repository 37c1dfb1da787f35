package com.keyri.directory.console;

import com.keyri.directory.InstallationStatistics;
import com.keyri.directory.InstallationStatisticsService;
import com.keyri.directory.model.InstallationCounts;
import com.keyri.staff.StaffReadiness;
import com.keyri.staff.StaffReadinessService;
import com.keyri.web.console.DayChart;
import com.keyri.web.console.DayFigures;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The installation at a glance. */
@Named("overviewPage")
@RequestScoped
public class OverviewPage {
    @EJB
    InstallationStatisticsService statistics;

    @EJB
    StaffReadinessService readiness;

    private @Nullable InstallationStatistics counted;
    private @Nullable StaffReadiness ready;

    public StaffReadiness getReadiness() {
        StaffReadiness known = ready;
        if (known == null) {
            known = readiness.look();
            ready = known;
        }
        return known;
    }

    public InstallationCounts getCounts() {
        return counted().counts();
    }

    /** Sign-ins of the last thirty days. */
    public DayChart getChart() {
        return new DayChart(counted().days().stream()
                .map(day -> new DayFigures(day.day(), day.opened(), day.approved(), day.median()))
                .toList());
    }

    private InstallationStatistics counted() {
        InstallationStatistics known = counted;
        if (known == null) {
            known = statistics.read();
            counted = known;
        }
        return known;
    }
}
