package com.keyri.subscription.console;

import com.keyri.paging.model.Page;
import com.keyri.subscription.SubscribedCustomerService;
import com.keyri.subscription.model.Difference;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.SubscribedCustomer;
import com.keyri.web.console.FilteredList;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All customers with what they have, and what doesn't fit. */
@Named("subscriptionsPage")
@RequestScoped
public class SubscriptionsPage extends FilteredList<SubscribedCustomer, Standing> {
    private static final int LIMIT = 50;

    @EJB
    SubscribedCustomerService customers;

    private @Nullable List<Difference> differences;

    public SubscriptionsPage() {
        super("/console/subscriptions", LIMIT, "standing", Standing.class);
    }

    @Override
    protected Page<SubscribedCustomer> list(Optional<Standing> only, int most, Optional<String> after) {
        return customers.list(only, most, after);
    }

    @Override
    public void load() {
        super.load();
        getDifferences();
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
}
