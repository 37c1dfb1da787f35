package com.keyri.session.console;

import com.keyri.access.Caller;
import com.keyri.session.SessionService;
import com.keyri.session.model.SessionView;
import com.keyri.web.console.Attempt;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own sessions, wherever they were begun. */
@Named("ownSessionsPage")
@ViewScoped
public class OwnSessionsPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient SessionService sessions;

    @Inject
    transient Caller caller;

    private transient @Nullable List<SessionView> items;

    /** The last used first; they stay in their order until something was done. */
    public List<SessionView> getItems() {
        List<SessionView> known = items;
        if (known == null) {
            known = sessions.list();
            items = known;
        }
        return known;
    }

    /** Whether this page belongs to that session. */
    public boolean isCurrent(SessionView session) {
        return session.id().equals(caller.session().id());
    }

    /** Ends one. */
    public void end(SessionView session) {
        Attempt.at(
                () -> {
                    items = null;
                    sessions.revoke(session.id());
                },
                "The session is ended.");
    }

    /** Ends all but the one that this page belongs to. */
    public void endOthers() {
        Attempt.at(() -> {
            int ended = sessions.revokeOthers();
            items = null;
            PageMessage.good(ended == 1 ? "One session is ended." : ended + " sessions are ended.");
        });
    }
}
