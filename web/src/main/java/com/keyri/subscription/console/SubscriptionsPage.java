package com.keyri.subscription.console;

import com.keyri.paging.model.Page;
import com.keyri.subscription.SubscribedCustomerService;
import com.keyri.subscription.model.Difference;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All customers with what they have, and what doesn't fit. */
@Named("subscriptionsPage")
@RequestScoped
public class SubscriptionsPage {
    private static final String PATH = "/console/subscriptions";
    private static final int LIMIT = 50;

    @EJB
    SubscribedCustomerService customers;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<SubscribedCustomer> page;
    private @Nullable List<Difference> differences;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "standing", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
        getDifferences();
    }

    public List<SubscribedCustomer> getItems() {
        return page().items();
    }

    public Standing[] getStandings() {
        return Standing.values();
    }

    public List<Difference> getDifferences() {
        List<Difference> known = differences;
        if (known == null) {
            known = customers.differences();
            differences = known;
        }
        return known;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(PATH, page());
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(PATH);
    }

    private Page<SubscribedCustomer> page() {
        Page<SubscribedCustomer> known = page;
        if (known == null) {
            known = customers.list(
                    parameters.name("standing", Standing.class), LIMIT, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }
}
