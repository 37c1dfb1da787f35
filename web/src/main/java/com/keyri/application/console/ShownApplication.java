package com.keyri.application.console;

import com.keyri.application.ApplicationService;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationView;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The application that a page is about: the one whose id is in the page's address. */
@Named("shownApplication")
@ViewScoped
public class ShownApplication implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient ApplicationService applications;

    @Inject
    transient HttpServletRequest request;

    private String id = "";
    private transient @Nullable ApplicationView read;

    @PostConstruct
    void begin() {
        id = new ListParameters(request, "id").get("id");
    }

    /** Its id. */
    public ApplicationId id() {
        return ApplicationId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        view();
    }

    /** As it was when the page was opened or changed it last. */
    public ApplicationView view() {
        ApplicationView known = read;
        if (known == null) {
            known = applications.get(id());
            read = known;
        }
        return known;
    }

    /** From now on it is shown like this. */
    public void show(ApplicationView now) {
        read = now;
    }

    /** As it is now, whatever the page shows. */
    public ApplicationView fresh() {
        ApplicationView now = applications.get(id());
        read = now;
        return now;
    }
}
