package com.keyri.approval.console;

import com.keyri.approval.ApprovalRequiredException;
import com.keyri.approval.ApprovalService;
import com.keyri.approval.GivenApproval;
import com.keyri.approval.WantedApproval;
import com.keyri.problem.DomainException;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a page do something: says why where it is refused, and where it has to be approved on the phone first, shows the
 * dialog for that and does the very same when the approval comes.
 */
@Named("pageApproval")
@ViewScoped
public class PageApproval implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 8192;
    /** An approval of the last moment takes so long to arrive here. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final String ASKED_NOW = PageApproval.class.getName();

    @EJB
    transient ApprovalService approvals;

    @Inject
    transient GivenApproval given;

    @Inject
    transient InstantSource clock;

    @Inject
    transient FormCheck form;

    private transient @Nullable WaitingWork work;
    private transient @Nullable WantedApproval wanted;
    private transient @Nullable String idToken;
    private transient @Nullable String proof;

    /** Does it, and says at the top of the page what became of it. */
    public void run(Runnable asked, String done) {
        run(() -> {
            asked.run();
            PageMessage.good(done);
        });
    }

    /** Does it; what it says where it works is its own business. */
    public void run(Runnable asked) {
        forget();
        wanted = null;
        try {
            asked.run();
        } catch (ApprovalRequiredException e) {
            ask(e, asked);
        } catch (DomainException e) {
            form.refused(e);
        } catch (EJBAccessException e) {
            PageMessage.bad("Your role doesn’t allow this.");
        }
    }

    /** The phone has approved. */
    public void again() {
        Optional<Runnable> asked = Optional.ofNullable(work).flatMap(WaitingWork::take);
        String token = idToken;
        idToken = null;
        proof = null;
        if (asked.isEmpty() || token == null || token.length() > LONGEST) {
            PageMessage.bad("The approval didn’t arrive. Please do it again.");
            return;
        }
        given.came(token);
        run(asked.orElseThrow());
    }

    private void forget() {
        if (work != null) {
            work.drop();
            work = null;
        }
    }

    private void ask(ApprovalRequiredException required, Runnable asked) {
        try {
            WantedApproval asking = approvals.ask(required);
            wanted = asking;
            Duration life = Duration.between(clock.instant(), asking.until());
            work = WaitingWork.within(life.plus(ON_ITS_WAY), asked);
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .getRequestMap()
                    .put(ASKED_NOW, ASKED_NOW);
        } catch (DomainException e) {
            PageMessage.refused(e);
        }
    }

    /** Whether the dialog is there: it is shown once, and hears what comes back from the page that showed it. */
    public boolean isThere() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return wanted != null
                && (faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                        || faces.getExternalContext().getRequestMap().containsKey(ASKED_NOW));
    }

    /** The application that Keyri signs in to itself as. */
    public String getApplication() {
        return shown(asked -> asked.application().toString());
    }

    public String getTransaction() {
        return shown(asked -> asked.transaction().toString());
    }

    public String getNonce() {
        return shown(WantedApproval::nonce);
    }

    /** What the phone will show. */
    public String getText() {
        return shown(WantedApproval::text);
    }

    private String shown(java.util.function.Function<WantedApproval, String> part) {
        return Optional.ofNullable(wanted).map(part).orElse("");
    }

    public @Nullable String getIdToken() {
        return idToken;
    }

    public void setIdToken(@Nullable String idToken) {
        this.idToken = idToken;
    }

    /** Comes with the token; what counts is that the token names the session's own key. */
    public @Nullable String getProof() {
        return proof;
    }

    public void setProof(@Nullable String proof) {
        this.proof = proof;
    }
}
