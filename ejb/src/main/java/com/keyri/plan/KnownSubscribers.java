package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All who have a plan; nobody as long as no feature of this installation knows subscriptions. */
@ApplicationScoped
class KnownSubscribers {
    private static final int TURN = 500;
    private static final int MOST = 20_000;

    @Inject
    Instance<PlanSubscribers> source;

    List<PlanSubscriber> of(PlanId plan) {
        return source.isResolvable() ? all(source.get(), plan) : List.of();
    }

    static List<PlanSubscriber> all(PlanSubscribers subscribers, PlanId plan) {
        List<PlanSubscriber> all = new ArrayList<>();
        Optional<OrganizationId> after = Optional.empty();
        List<PlanSubscriber> turn;
        do {
            turn = subscribers.of(plan, after, TURN);
            all.addAll(turn);
            after = all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(all.size() - 1).organization());
        } while (turn.size() == TURN && all.size() < MOST);
        return all;
    }
}
