package com.keyri.application.console;

import com.keyri.access.Caller;
import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationView;
import com.keyri.application.rest.CreateApplication;
import com.keyri.problem.DomainException;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.TextLines;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The form that registers an application. */
@Named("newApplicationPage")
@RequestScoped
public class NewApplicationPage {
    @EJB
    ApplicationService applications;

    @Inject
    Caller caller;

    @Inject
    FormCheck check;

    private @Nullable String name;
    private @Nullable String origins;

    /** Registers it, and leads to what makes it work. */
    public @Nullable String create() {
        CreateApplication body = new CreateApplication(
                caller.organization(), name == null ? "" : name.strip(), TextLines.split(origins), null, null, null);
        if (!check.accepts(body)) {
            return null;
        }
        try {
            ApplicationView made = applications.register(body.command());
            return "/portal/applications/integration?faces-redirect=true&id=" + made.id();
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

    public @Nullable String getOrigins() {
        return origins;
    }

    public void setOrigins(@Nullable String origins) {
        this.origins = origins;
    }
}
