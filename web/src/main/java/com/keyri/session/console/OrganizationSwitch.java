package com.keyri.session.console;

import com.keyri.access.Caller;
import com.keyri.member.model.Membership;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.session.SessionService;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads somebody who belongs to several organizations from one to the other. */
@Named("organizationSwitch")
@RequestScoped
public class OrganizationSwitch {
    @EJB
    SessionService sessions;

    @Inject
    Caller caller;

    private @Nullable List<Membership> memberships;
    private @Nullable String chosen;

    /** Those to choose of. */
    public List<Membership> getMemberships() {
        List<Membership> known = memberships;
        if (known == null) {
            known = sessions.organizations();
            memberships = known;
        }
        return known;
    }

    /** Whether there is another one to go to. */
    public boolean isUseful() {
        return getMemberships().stream()
                .anyMatch(membership -> !Optional.of(membership.organization())
                        .equals(caller.session().organization()));
    }

    /** Works in the chosen one from now on. */
    public @Nullable String go() {
        Optional<OrganizationId> wanted = Optional.ofNullable(chosen).flatMap(OrganizationId::parse);
        try {
            wanted.ifPresent(sessions::workIn);
            return "/portal/index?faces-redirect=true";
        } catch (DomainException e) {
            PageMessage.refused(e);
            return null;
        }
    }

    public @Nullable String getChosen() {
        return chosen == null
                ? caller.session().organization().map(OrganizationId::toString).orElse(null)
                : chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }
}
