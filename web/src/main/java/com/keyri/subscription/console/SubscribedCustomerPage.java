package com.keyri.subscription.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.subscription.SubscribedCustomerService;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.subscription.rest.CutOffRequest;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One customer with what it has, and the decision about its sign-ins. */
@Named("subscribedCustomerPage")
@ViewScoped
public class SubscribedCustomerPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient SubscribedCustomerService customers;

    @Inject
    transient PageApproval approval;

    @Inject
    transient FormCheck check;

    @Inject
    transient HttpServletRequest request;

    private String id = "";
    private @Nullable String reason;

    @PostConstruct
    void read() {
        id = new ListParameters(request, "id").get("id");
    }

    /** As it is now. */
    public SubscribedCustomer getCustomer() {
        return customers.get(organization());
    }

    public boolean isCutOff() {
        return getCustomer().standing() == Standing.CUT_OFF;
    }

    /** Stops all sign-ins. */
    public void stop() {
        CutOffRequest body =
                new CutOffRequest(Objects.requireNonNullElse(reason, "").strip());
        if (check.accepts(body)) {
            approval.run(
                    () -> {
                        customers.cutOff(organization(), body.reason());
                        reason = null;
                    },
                    "The sign-ins are stopped.");
        }
    }

    /** Lets them go on. */
    public void restore() {
        approval.run(() -> customers.restore(organization()), "The sign-ins go on.");
    }

    private OrganizationId organization() {
        return OrganizationId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
