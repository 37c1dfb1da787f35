package com.keyri.order;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.idempotency.store.IdempotencyStore;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderMoments;
import com.keyri.order.model.OrderQuery;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.OrderStep;
import com.keyri.order.model.OrderedPlan;
import com.keyri.order.model.Orderer;
import com.keyri.order.store.OrderPaperStore;
import com.keyri.order.store.OrderStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.paging.model.Page;
import com.keyri.plan.Plans;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders of the organization that the caller works in. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
public class OrderService {
    /** How long a draft may be placed. */
    private static final Duration DRAFT_LIFE = Duration.ofDays(7);

    private static final int MOST_DRAFTS = 20;

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore organizations;

    @Inject
    AccountScope accountScope;

    @Inject
    AccountStore accounts;

    @Inject
    Plans plans;

    @Inject
    OrderableVersions versions;

    @Inject
    OrderStore orders;

    @Inject
    OrderPaperStore papers;

    @Inject
    IdempotencyStore answers;

    @Inject
    OrderRecords records;

    @Inject
    InstantSource clock;

    /** The orders, the newest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Order> list(Optional<OrderState> state, int limit, Optional<String> cursor) {
        Optional<OrderId> after = cursor.map(
                text -> OrderId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        return Page.cut(
                orders.list(enter(), new OrderQuery(state, after, limit + 1)),
                limit,
                last -> last.id().toString());
    }

    /** One order. */
    public Order get(OrderId id) {
        enter();
        return orders.find(id).orElseThrow(OrderRecords::notFound);
    }

    /** The version of the plan that was ordered, as the organization gets it. */
    public PlanVersion version(OrderId id) {
        Order order = get(id);
        return versions.asOrdered(
                order.organization(),
                plans.find(order.plan().version()).orElseThrow(OrderRecords::notFound),
                Optional.of(id));
    }

    /** These offers as the organization would get them: without a trial where it has had a plan. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public List<PlanVersion> asOrdered(List<PlanVersion> offers) {
        OrganizationId organization = enter();
        return offers.stream()
                .map(offer -> versions.asOrdered(organization, offer, Optional.empty()))
                .toList();
    }

    /** What there is in writing; nothing where the order was deleted. */
    public List<OrderDocument> documents(OrderId id) {
        return papers.documents(get(id).id());
    }

    /** Writes down what is to be ordered; it is good for a week, at its prices. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Order draft(PlanVersionId wanted) {
        OrganizationId organization = enter();
        OrganizationEntity company = organizations.findToChange(organization).orElseThrow(OrderRecords::notFound);
        PlanVersion version = versions.requireNewest(organization, wanted);
        Instant now = clock.instant();
        if (orders.countDrafts(organization, now) >= MOST_DRAFTS) {
            throw OrderRecords.refused(MOST_DRAFTS + " drafts are there already: place or archive one first");
        }
        accountScope.enter(caller.account());
        Person person =
                accounts.find(caller.account()).map(AccountEntity::person).orElseThrow();
        Order draft = Order.draft(
                OrderId.at(now),
                organization,
                new OrderedPlan(
                        version.id(),
                        version.planName(),
                        version.terms().currency(),
                        version.terms().flatFee()),
                Orderer.of(caller.account(), person, company.name()),
                OrderMoments.drafted(now, now.plus(DRAFT_LIFE)));
        orders.add(draft);
        answers.isAbout(draft.id().value());
        records.record(
                draft,
                "order.drafted",
                caller.actor(),
                Map.of("planVersion", version.id().toString()));
        return get(draft.id());
    }

    /** Puts one out of the way that has ended, or was never placed. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING})
    public Order archive(OrderId id, Precondition<Order> demanded) {
        enter();
        Instant now = clock.instant();
        Order order = orders.lock(id).orElseThrow(OrderRecords::notFound);
        demanded.require(order);
        records.require(order, OrderStep.ARCHIVE, now);
        if (!orders.archive(id, now)) {
            throw new IllegalStateException("a locked order that changed");
        }
        records.record(order, "order.archived", caller.actor(), Map.of());
        return get(id);
    }

    private OrganizationId enter() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        return organization;
    }
}
