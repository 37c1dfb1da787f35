package com.keyri.stripe.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.paging.model.Page;
import com.keyri.stripe.ReceivedHint;
import com.keyri.stripe.StripeInboxService;
import com.keyri.stripe.model.HintState;
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

/** What has come in from Stripe. */
@Named("stripeInboxPage")
@ViewScoped
public class StripeInboxPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/console/billing";
    private static final int ROWS = 50;

    @EJB
    transient StripeInboxService inbox;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    private transient ListParameters parameters = ListParameters.NONE;
    private transient @Nullable Page<ReceivedHint> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "state", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    public HintState[] getStates() {
        return HintState.values();
    }

    public List<ReceivedHint> getItems() {
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

    /** Where the same list is a table for other programs. */
    public String getTable() {
        return "/api/v1/billing/inbox.csv"
                + parameters
                        .name("state", HintState.class)
                        .map(state -> "?state=" + state)
                        .orElse("");
    }

    /** Has one looked at once more. */
    public void replay(String eventId) {
        approval.run(
                () -> {
                    page = null;
                    inbox.replay(eventId);
                },
                "It’s looked at once more.");
    }

    private Page<ReceivedHint> page() {
        Page<ReceivedHint> known = page;
        if (known == null) {
            known = inbox.list(parameters.name("state", HintState.class), ROWS, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }
}
