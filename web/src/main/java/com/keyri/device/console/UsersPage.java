package com.keyri.device.console;

import com.keyri.access.Caller;
import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationView;
import com.keyri.device.UserDirectoryService;
import com.keyri.device.UserView;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.ListedUser;
import com.keyri.device.model.UserState;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of an application. */
@Named("usersPage")
@RequestScoped
public class UsersPage {
    private static final String PATH = "/portal/users";
    private static final int LIMIT = 25;
    private static final int MOST_APPLICATIONS = 100;

    @EJB
    UserDirectoryService users;

    @EJB
    ApplicationService applications;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private List<ApplicationView> choice = List.of();
    private Page<ListedUser> page = new Page<>(List.of(), Optional.empty());
    private @Nullable ApplicationView chosen;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "application", "state", "id", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        choice = applications
                .list(caller.organization(), ApplicationFilter.NONE, MOST_APPLICATIONS, Optional.empty())
                .items();
        chosen = parameters
                .find("application")
                .map(this::application)
                .orElseGet(() -> choice.stream().findFirst().orElse(null));
        if (chosen != null) {
            ApplicationId application = chosen.id();
            page = parameters.find("id").map(id -> only(application, id)).orElseGet(() -> list(application));
        }
    }

    /** The applications to choose of; an organization with more names the one it means by its id. */
    public List<ApplicationView> getApplications() {
        return List.copyOf(choice);
    }

    public @Nullable ApplicationView getChosen() {
        return chosen;
    }

    public List<ListedUser> getItems() {
        return page.items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page);
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(PATH);
    }

    private ApplicationView application(String id) {
        return applications.get(ApplicationId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND)));
    }

    private Page<ListedUser> list(ApplicationId application) {
        return users.list(
                application, parameters.name("state", UserState.class), LIMIT, parameters.find(ListParameters.AFTER));
    }

    private Page<ListedUser> only(ApplicationId application, String id) {
        try {
            return new Page<>(List.of(listed(users.get(application, id))), Optional.empty());
        } catch (DomainException e) {
            return new Page<>(List.of(), Optional.empty());
        }
    }

    private static ListedUser listed(UserView user) {
        long devices = user.devices().stream()
                .filter(device -> device.state() != DeviceState.REVOKED)
                .count();
        return new ListedUser(user.userId(), user.state(), devices, Instant.EPOCH);
    }
}
