package com.keyri.directory.console;

import com.keyri.directory.DirectoryService;
import com.keyri.directory.model.ListedOrganization;
import com.keyri.organization.model.OrganizationId;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of all organizations. */
@Named("organizationsPage")
@RequestScoped
public class OrganizationsPage {
    static final String PATH = "/console/organizations";

    @EJB
    DirectoryService directory;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable DirectoryTurn<ListedOrganization> turn;

    @PostConstruct
    void read() {
        parameters =
                new ListParameters(request, "id", "from", "to", "order", ListParameters.AFTER, ListParameters.BEFORE);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        turn = parameters
                .find("id")
                .map(id -> DirectoryTurn.only(OrganizationId.parse(id).flatMap(directory::findOrganization)))
                .orElseGet(() -> DirectoryTurn.of(parameters, PATH, directory::organizations, ListedOrganization::id));
    }

    public DirectoryTurn<ListedOrganization> getTurn() {
        if (turn == null) {
            load();
        }
        return Objects.requireNonNull(turn);
    }
}
