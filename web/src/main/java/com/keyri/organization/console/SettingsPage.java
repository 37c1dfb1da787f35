package com.keyri.organization.console;

import com.keyri.access.Caller;
import com.keyri.organization.Organization;
import com.keyri.organization.OrganizationService;
import com.keyri.organization.rest.ChangeOrganization;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import com.keyri.web.console.Unchanged;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an organization is called. */
@Named("settingsPage")
@ViewScoped
public class SettingsPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient OrganizationService organizations;

    @Inject
    transient Caller caller;

    @Inject
    transient FormCheck check;

    private transient @Nullable Organization read;
    private @Nullable String name;

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        organization();
    }

    public Organization organization() {
        Organization known = read;
        if (known == null) {
            known = organizations.get(caller.organization());
            show(known);
        }
        return known;
    }

    /** Names it anew, unless somebody else has meanwhile. */
    public void save() {
        ChangeOrganization body =
                new ChangeOrganization(Objects.requireNonNullElse(name, "").strip());
        if (!check.accepts(body)) {
            return;
        }
        Organization shown = organization();
        try {
            show(organizations.rename(shown.id(), body.name(), Unchanged.since(shown)));
            PageMessage.good("Saved.");
        } catch (DomainException e) {
            refused(e);
        }
    }

    private void refused(DomainException refusal) {
        if (refusal.type() != ProblemType.PRECONDITION_FAILED) {
            check.refused(refusal);
            return;
        }
        String input = name;
        show(organizations.get(caller.organization()));
        PageMessage.bad("Somebody else has named it “" + organization().name()
                + "” since you opened this page, so nothing was saved. Save again to replace that.");
        name = input;
    }

    private void show(Organization organization) {
        read = organization;
        name = organization.name();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
