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
        work.run(TimedTask.USAGE_ALERTS, this::lookAtAll);
    }

    private void lookAtAll() {
        List<RuntimeException> failures = new ArrayList<>();
        Optional<OrganizationId> last = Optional.empty();
        List<UsageSum> sums = alerts.sums(last);
        while (!sums.isEmpty()) {
            sums.stream()
                    .filter(sum -> sum.quantity() > 0)
                    .forEach(sum -> tell(sum).ifPresent(failures::add));
            last = Optional.of(sums.get(sums.size() - 1).organization());
            sums = alerts.sums(last);
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** What is wrong with one organization keeps no other one from being told. */
    private Optional<RuntimeException> tell(UsageSum sum) {
        try {
            alerts.tell(sum);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new IllegalStateException(sum.organization() + " can't be told of its usage", e));
        }
    }
}
