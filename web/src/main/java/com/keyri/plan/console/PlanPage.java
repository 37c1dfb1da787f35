package com.keyri.plan.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.ChangePlan;
import com.keyri.plan.PlanAdministrationService;
import com.keyri.plan.TermsWords;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.rest.ChangePlanBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import com.keyri.web.console.TextLines;
import com.keyri.web.console.Unchanged;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan with its versions. */
@Named("planPage")
@ViewScoped
public class PlanPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;

    @EJB
    transient CatalogueService catalogue;

    @EJB
    transient PlanAdministrationService plans;

    @Inject
    transient PageApproval approval;

    @Inject
    transient FormCheck check;

    @Inject
    transient HttpServletRequest request;

    private String id = "";
    private String before = "";
    private @Nullable String name;
    private @Nullable String description;
    private transient @Nullable Plan shown;
    private transient @Nullable Page<PlanVersion> versions;
    private transient @Nullable Map<OrganizationId, String> customers;

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, "id", ListParameters.AFTER);
        id = parameters.get("id");
        before = parameters.get(ListParameters.AFTER);
    }

    private void show(Plan plan) {
        shown = plan;
        name = plan.name();
        description = plan.description();
    }

    /** As it was when it was shown, or as it is now. */
    public Plan getPlan() {
        if (shown == null) {
            shown = catalogue.plan(plan());
        }
        return shown;
    }

    public boolean isOffered() {
        return getPlan().isOffered();
    }

    public List<PlanVersion> getVersions() {
        return versions().items();
    }

    /** The address of the page with earlier versions; empty where there are none. */
    public String getNext() {
        return versions()
                .next()
                .map(cursor -> "/console/plans/plan?id=" + id + "&after=" + cursor)
                .orElse("");
    }

    public String words(PlanVersion version) {
        return TermsWords.of(version.terms());
    }

    /** Whose version it is. */
    public String customer(PlanVersion version) {
        return version.customer()
                .map(organization -> Objects.requireNonNullElse(customers, Map.<OrganizationId, String>of())
                        .getOrDefault(organization, organization.toString()))
                .orElse("Everybody");
    }

    /** Gives it other words, unless somebody else has meanwhile. */
    public void save() {
        ChangePlanBody body = new ChangePlanBody(
                Objects.requireNonNullElse(TextLines.one(name), ""),
                Objects.requireNonNullElse(TextLines.one(description), ""),
                null);
        if (!check.accepts(body)) {
            return;
        }
        try {
            show(plans.change(plan(), body.command(), Unchanged.since(getPlan())));
            PageMessage.good("Saved.");
        } catch (DomainException e) {
            shown = null;
            check.refused(e);
        }
    }

    /** Nobody can order it any more. */
    public void withdraw() {
        enter(PlanState.WITHDRAWN, "The plan is withdrawn. Who has it keeps it.");
    }

    /** It can be ordered again. */
    public void offer() {
        enter(PlanState.OFFERED, "The plan can be ordered again.");
    }

    private void enter(PlanState state, String done) {
        ChangePlan command = new ChangePlan(Optional.empty(), Optional.empty(), Optional.of(state));
        Plan before = getPlan();
        approval.run(() -> show(plans.change(before.id(), command, Unchanged.since(before))), done);
    }

    private Page<PlanVersion> versions() {
        if (versions == null) {
            versions = catalogue.versions(plan(), ROWS, Optional.of(before).filter(text -> !text.isEmpty()));
            customers = catalogue.customerNames(versions.items().stream()
                    .flatMap(version -> version.customer().stream())
                    .toList());
        }
        return versions;
    }

    private PlanId plan() {
        return PlanId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    public @Nullable String getName() {
        return name == null ? getPlan().name() : name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public String getDescription() {
        return description == null ? getPlan().description() : description;
    }

    public void setDescription(@Nullable String description) {
        this.description = Objects.requireNonNullElse(description, ""); // Faces says so of an emptied field.
    }
}
