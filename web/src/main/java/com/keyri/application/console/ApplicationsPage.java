package com.keyri.application.console;

import com.keyri.access.Caller;
import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of an organization's applications. */
@Named("applicationsPage")
@RequestScoped
public class ApplicationsPage {
    static final String PATH = "/portal/applications";
    private static final int LIMIT = 25;

    @EJB
    ApplicationService applications;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<ApplicationView> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "id", "state", "name", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page = parameters.find("id").map(this::only).orElseGet(this::list);
    }

    public List<ApplicationView> getItems() {
        return page().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page());
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(PATH);
    }

    private Page<ApplicationView> page() {
        if (page == null) {
            load();
        }
        return Objects.requireNonNull(page);
    }

    private Page<ApplicationView> list() {
        OrganizationId organization = caller.organization();
        ApplicationFilter filter =
                new ApplicationFilter(parameters.name("state", ApplicationState.class), parameters.find("name"));
        return applications.list(organization, filter, LIMIT, parameters.find(ListParameters.AFTER));
    }

    private Page<ApplicationView> only(String id) {
        Optional<ApplicationView> found = ApplicationId.parse(id).flatMap(this::find);
        return new Page<>(found.stream().toList(), Optional.empty());
    }

    private Optional<ApplicationView> find(ApplicationId id) {
        try {
            return Optional.of(applications.get(id));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }
}
