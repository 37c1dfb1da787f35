package com.keyri.usage;

import com.keyri.organization.model.OrganizationId;
import com.keyri.schedule.TimedTask;
import com.keyri.schedule.TimedWork;
import com.keyri.usage.model.UsageSum;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks every five minutes who has come near a limit; each organization in a transaction of its own. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class UsageAlertTimer {
    @Inject
    TimedWork work;

    @EJB
    UsageAlertService alerts;

    @Schedule(hour = "*", minute = "*/5", second = "47", persistent = false)
    void look() {
        work.run(TimedTask.USAGE_ALERTS, this::lookAtAll);
    }

    private void lookAtAll() {
        Optional<OrganizationId> last = Optional.empty();
        List<UsageSum> sums = alerts.sums(last);
        while (!sums.isEmpty()) {
            sums.forEach(alerts::tell);
            last = Optional.of(sums.get(sums.size() - 1).organization());
            sums = alerts.sums(last);
        }
    }
}
