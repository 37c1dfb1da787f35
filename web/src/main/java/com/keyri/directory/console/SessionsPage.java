package com.keyri.directory.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.directory.AccountAdministrationService;
import com.keyri.directory.DirectoryService;
import com.keyri.directory.model.ListedSession;
import com.keyri.session.model.SessionId;
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

/** Everybody's live sessions. What a row's button ends is what that row showed, also if the list has changed since. */
@Named("sessionsPage")
@ViewScoped
public class SessionsPage implements Serializable {
    static final String PATH = "/console/sessions";
    private static final long serialVersionUID = 1L;

    @EJB
    transient DirectoryService directory;

    @EJB
    transient AccountAdministrationService administration;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable DirectoryTurn<ListedSession> turn;

    @PostConstruct
    void read() {
        parameters =
                new ListParameters(request, "id", "from", "to", "order", ListParameters.AFTER, ListParameters.BEFORE);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** As it is when the page is drawn. */
    public void load() {
        turn = parameters
                .find("id")
                .map(id -> DirectoryTurn.only(SessionId.parse(id).flatMap(directory::findSession)))
                .orElseGet(() -> DirectoryTurn.of(parameters, PATH, directory::sessions, ListedSession::id));
    }

    public DirectoryTurn<ListedSession> getTurn() {
        if (turn == null) {
            load();
        }
        return Objects.requireNonNull(turn);
    }

    /** Ends one. */
    public void end(SessionId session) {
        approval.run(
                () -> administration.endSession(session),
                "The session has ended. Whoever used it has to sign in again.");
    }
}
