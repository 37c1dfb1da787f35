package com.keyri.usage.console;

import com.keyri.access.Caller;
import com.keyri.paging.model.Page;
import com.keyri.plan.model.Meter;
import com.keyri.usage.UsageOperationService;
import com.keyri.usage.model.DriftState;
import com.keyri.usage.model.FailedDelta;
import com.keyri.usage.model.UsageDrift;
import com.keyri.usage.model.UsageDriftId;
import com.keyri.usage.model.UsageLeader;
import com.keyri.usage.model.WaitingUsage;
import com.keyri.web.console.Attempt;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What staff see of usage: what Stripe doesn't take, where sums differ, and who uses most. */
@Named("usageOperationPage")
@ViewScoped
public class UsageOperationPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;

    @EJB
    transient UsageOperationService usage;

    @Inject
    transient Caller caller;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable Page<UsageDrift> drifts;
    private transient @Nullable Page<FailedDelta> failed;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "drifts", "deliveries");
    }

    /** As it is when the page is drawn. */
    public void load() {
        drifts = usage.drifts(DriftState.OPEN, ROWS, parameters.find("drifts"));
        failed = usage.failed(ROWS, parameters.find("deliveries"));
    }

    public List<UsageDrift> getDrifts() {
        return driftPage().items();
    }

    /** Where the next differences begin; nothing at the end. */
    public String getMoreDrifts() {
        return driftPage().next().orElse("");
    }

    public List<FailedDelta> getFailed() {
        return failedPage().items();
    }

    /** Where the next deliveries begin; nothing at the end. */
    public String getMoreFailed() {
        return failedPage().next().orElse("");
    }

    public WaitingUsage getWaiting() {
        return usage.waiting();
    }

    public List<UsageLeader> getLeaders() {
        return usage.leaders();
    }

    /** What is counted, in words. */
    public String name(Meter meter) {
        return MeterLine.name(meter);
    }

    /** Whoever looks takes care of it. */
    public void take(UsageDriftId drift) {
        Attempt.at(() -> usage.give(drift, caller.account()), "You look after it now.");
    }

    /** It can stay as it is. */
    public void accept(UsageDriftId drift) {
        Attempt.at(() -> usage.end(drift, DriftState.ACCEPTED), "The difference is accepted.");
    }

    /** It was put right. */
    public void corrected(UsageDriftId drift) {
        Attempt.at(() -> usage.end(drift, DriftState.CORRECTED), "The difference is put right.");
    }

    /** Has a delivery made once more. */
    public void retry(String delivery) {
        Attempt.at(() -> usage.retry(delivery), "The delivery is made again soon.");
    }

    /** Gives a delivery up. */
    public void settle(String delivery) {
        Attempt.at(() -> usage.settle(delivery), "The delivery is given up.");
    }

    /** Who looks after a difference, by the account's id. */
    public String owner(UsageDrift drift) {
        return Optional.of(drift)
                .flatMap(UsageDrift::owner)
                .map(Object::toString)
                .orElse("");
    }

    private Page<UsageDrift> driftPage() {
        if (drifts == null) {
            load();
        }
        return Objects.requireNonNull(drifts);
    }

    private Page<FailedDelta> failedPage() {
        if (failed == null) {
            load();
        }
        return Objects.requireNonNull(failed);
    }
}
