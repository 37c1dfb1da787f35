package com.keyri.device.console;

import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationView;
import com.keyri.device.DeviceView;
import com.keyri.device.UserDirectoryService;
import com.keyri.device.UserView;
import com.keyri.device.model.UserState;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import com.keyri.web.console.Attempt;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A user of an application, and their devices. */
@Named("userPage")
@ViewScoped
public class UserPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient UserDirectoryService users;

    @EJB
    transient ApplicationService applications;

    @Inject
    transient HttpServletRequest request;

    private String applicationId = "";
    private String userId = "";
    private transient @Nullable ApplicationView application;
    private transient @Nullable UserView user;

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, "application", "id");
        applicationId = parameters.get("application");
        userId = parameters.get("id");
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        application();
        user();
    }

    public ApplicationView application() {
        ApplicationView known = application;
        if (known == null) {
            known = applications.get(id());
            application = known;
        }
        return known;
    }

    /** Their devices stay in their order until something was done. */
    public UserView user() {
        UserView known = user;
        if (known == null) {
            known = users.get(id(), userId);
            user = known;
        }
        return known;
    }

    public boolean isActive() {
        return user().state() == UserState.ACTIVE;
    }

    /** Ends the right to sign in. */
    public void suspend() {
        change(UserState.SUSPENDED, "The user is suspended: no phone of theirs signs in.");
    }

    /** Gives the right to sign in back. */
    public void reactivate() {
        change(UserState.ACTIVE, "The user may sign in again.");
    }

    /** Ends a device. */
    public void revoke(DeviceView device) {
        Attempt.at(
                () -> {
                    users.revokeDevice(id(), userId, device.id());
                    user = null;
                },
                "The device is revoked, and what it had begun is ended.");
    }

    private void change(UserState state, String done) {
        Attempt.at(() -> user = users.change(id(), userId, state, Precondition.none()), done);
    }

    private ApplicationId id() {
        return ApplicationId.parse(applicationId).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
