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
import java.util.ArrayList;
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
        work.runEach(TimedTask.USAGE_ALERTS, this::used, this::tell);
    }

    /** What everybody has used who has used anything. */
    private List<UsageSum> used() {
        List<UsageSum> used = new ArrayList<>();
        Optional<OrganizationId> last = Optional.empty();
        List<UsageSum> sums = alerts.sums(last);
        while (!sums.isEmpty()) {
            sums.stream().filter(sum -> sum.quantity() > 0).forEach(used::add);
            last = Optional.of(sums.get(sums.size() - 1).organization());
            sums = alerts.sums(last);
        }
        return used;
    }

    private void tell(UsageSum sum) {
        try {
            alerts.tell(sum);
        } catch (RuntimeException e) {
            throw new IllegalStateException(sum.organization() + " can't be told of its usage", e);
        }
    }
}
