package com.keyri.plan;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who of those who have a plan moves to a version of it. */
final class MoveRules {
    private static final Duration FARTHEST = Duration.ofDays(800);
    private static final int MOST_REASONS = 20;

    private final PlanVersion version;
    private final Map<OrganizationId, PlanSubscriber> subscribers;
    private final Function<PlanVersionId, Optional<PlanVersion>> versions;

    MoveRules(
            PlanVersion version,
            List<PlanSubscriber> subscribers,
            Function<PlanVersionId, Optional<PlanVersion>> versions) {
        this.version = version;
        this.subscribers = subscribers.stream()
                .collect(Collectors.toMap(PlanSubscriber::organization, each -> each, (first, second) -> first));
        this.versions = versions;
    }

    /**
     * Those who move, by their ids.
     *
     * @throws DomainException {@code INVALID_REQUEST} with what is wrong with the choice, by its members' names
     */
    List<OrganizationId> movers(MoveChoice choice, Instant now) {
        List<String> reasons = new ArrayList<>();
        choice.notBefore()
                .filter(moment -> moment.isAfter(now.plus(FARTHEST)))
                .ifPresent(moment -> reasons.add("moves.notBefore must be within two years"));
        List<OrganizationId> movers = switch (choice.who()) {
            case NOBODY -> List.of();
            case NAMED -> named(choice.customers(), reasons);
            case EVERYBODY -> everybody(reasons);
        };
        if (!reasons.isEmpty()) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST, reasons.subList(0, Math.min(reasons.size(), MOST_REASONS)));
        }
        return movers;
    }

    private List<OrganizationId> named(List<OrganizationId> customers, List<String> reasons) {
        for (int i = 0; i < customers.size(); i++) {
            String place = "moves.organizationIds[" + i + "]";
            OrganizationId customer = customers.get(i);
            Optional<PlanSubscriber> subscriber = Optional.ofNullable(subscribers.get(customer));
            if (!version.isFor(customer)) {
                reasons.add(place + " can't have this version: it is somebody else's");
            } else if (subscriber.isEmpty()) {
                reasons.add(place + " has no subscription to this plan");
            } else {
                objection(subscriber.orElseThrow()).ifPresent(why -> reasons.add(place + ' ' + why));
            }
        }
        return customers;
    }

    /** Who has terms of their own keeps them, unless they are named. */
    private List<OrganizationId> everybody(List<String> reasons) {
        List<PlanSubscriber> movers = subscribers.values().stream()
                .filter(each -> version.isFor(each.organization()))
                .filter(each -> !each.version().equals(version.id()))
                .filter(each -> version.customer().isPresent() || !hasOverride(each))
                .sorted(Comparator.comparing(each -> each.organization().value()))
                .toList();
        for (PlanSubscriber mover : movers) {
            objection(mover)
                    .ifPresent(why -> reasons.add("moves.who includes " + mover.organization() + ", who " + why));
        }
        return movers.stream().map(PlanSubscriber::organization).toList();
    }

    private boolean hasOverride(PlanSubscriber subscriber) {
        return versions.apply(subscriber.version())
                .flatMap(PlanVersion::customer)
                .isPresent();
    }

    private Optional<String> objection(PlanSubscriber subscriber) {
        if (subscriber.version().equals(version.id())) {
            return Optional.of("has this version already");
        }
        PlanTerms old = versions.apply(subscriber.version())
                .map(PlanVersion::terms)
                .orElseThrow(() -> new IllegalStateException("a subscription to a version that isn't there"));
        if (!old.currency().equals(version.terms().currency())) {
            return Optional.of("pays in " + old.currency());
        }
        return old.interval() == version.terms().interval()
                ? Optional.empty()
                : Optional.of("pays by the " + old.interval().name().toLowerCase(java.util.Locale.ROOT));
    }
}
