package com.keyri.plan.console;

import com.keyri.plan.PlanAdministrationService;
import com.keyri.plan.rest.NewPlanBody;
import com.keyri.problem.DomainException;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.TextLines;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form that makes a plan. */
@Named("newPlanPage")
@RequestScoped
public class NewPlanPage {
    @EJB
    PlanAdministrationService plans;

    @Inject
    FormCheck check;

    private @Nullable String name;
    private @Nullable String description;

    /** Makes it, and leads to its first version. */
    public @Nullable String create() {
        String given = Objects.requireNonNullElse(TextLines.one(name), "");
        NewPlanBody body = new NewPlanBody(given, TextLines.one(description));
        if (!check.accepts(body)) {
            return null;
        }
        try {
            return "/console/plans/new-version?faces-redirect=true&plan="
                    + plans.create(given, Objects.requireNonNullElse(body.description(), ""))
                            .id();
        } catch (DomainException e) {
            check.refused(e);
            return null;
        }
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description;
    }
}
