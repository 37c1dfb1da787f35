package com.keyri.recovery.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.paging.model.Page;
import com.keyri.recovery.RecoveryDecisionService;
import com.keyri.recovery.model.RecoveryCase;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recoveries that wait for a decision of whoever looks, in the portal as in the console. */
@Named("recoveriesPage")
@ViewScoped
public class RecoveriesPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 25;

    @EJB
    transient RecoveryDecisionService decisions;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable Page<RecoveryCase> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, ListParameters.AFTER);
    }

    /** Looks them up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
    }

    /** They stay in their order until something was done: a button of the page means what it stood beside. */
    public List<RecoveryCase> getItems() {
        return page().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next("", page());
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first("");
    }

    /** Says yes; where it has enough of them the person may connect a new phone. */
    public void approve(RecoveryCase one) {
        approval.run(
                () -> {
                    page = null;
                    decisions.approve(one.recovery().id());
                },
                "Your approval counts. The person has a mail that says so.");
    }

    /** Says no, which ends it. */
    public void refuse(RecoveryCase one) {
        approval.run(
                () -> {
                    page = null;
                    decisions.refuse(one.recovery().id());
                },
                "The recovery is refused. The person has a mail that says so.");
    }

    private Page<RecoveryCase> page() {
        Page<RecoveryCase> known = page;
        if (known == null) {
            known = decisions.list(LIMIT, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }
}
