package com.keyri.order;

import com.keyri.access.Caller;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.Person;
import com.keyri.fixture.Shop;
import com.keyri.mail.model.MailAddress;
import com.keyri.order.model.ErasureId;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderMoments;
import com.keyri.order.model.OrderedPlan;
import com.keyri.order.model.Orderer;
import com.keyri.order.model.RequestedErasure;
import com.keyri.order.store.OrderStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.request.Precondition;
import com.keyri.secret.model.SecretText;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionId;
import com.keyri.staff.model.StaffRole;
import com.keyri.stripe.CustomerErasure;
import com.keyri.subscription.BillingWorld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An organization that orders at a stand-in of Stripe, and the staff who erase its customer there. */
final class OrderWorld implements AutoCloseable {
    final BillingWorld billing = new BillingWorld();
    private Runnable beforeEnd = () -> {};
    private Runnable beforeNote = () -> {};

    OrderWorld() {
        billing.wiring.replace(OrderPlacementService.class, new Placement());
        billing.wiring.replace(OrderProgressService.class, new Progress());
        billing.wiring.replace(CustomerErasureService.class, new Steps());
        billing.wiring.use(CustomerErasure.class, (CustomerErasure)
                (key, customer) -> billing.account.delete("/v1/customers/" + customer));
    }

    /** What somebody else does just before an order is ended, once. */
    void beforeEnd(Runnable other) {
        beforeEnd = other;
    }

    /** What somebody else does just before a page is noted, once. */
    void beforeNote(Runnable other) {
        beforeNote = other;
    }

    OrderCheckout checkout() {
        return billing.wiring.get(OrderCheckout.class);
    }

    OrderProgressService progress() {
        return billing.wiring.get(OrderProgressService.class);
    }

    OrderId draft(PlanVersion version) {
        billing.clock.pass(Duration.ofSeconds(1));
        Instant now = billing.clock.instant();
        Person person = new Person("Ada", "Example", new MailAddress("ada@example.org"), Optional.empty());
        Order draft = Order.draft(
                OrderId.at(now),
                billing.organization,
                new OrderedPlan(
                        version.id(),
                        "Plan",
                        version.terms().currency(),
                        version.terms().flatFee()),
                Orderer.of(billing.person, person, "Bakers"),
                OrderMoments.drafted(now, now.plus(Duration.ofDays(7))));
        billing.within(OrderStore.class, orders -> {
            orders.add(draft);
            return true;
        });
        return draft.id();
    }

    OrderId placed(PlanVersion version) {
        OrderId id = draft(version);
        checkout().place(id, any -> {});
        return id;
    }

    /** Somebody pays on the order's page, and nobody here is told. */
    void pay(OrderId id) {
        checkout().page(id);
        billing.stripe.completeCheckout(order(id).stripe().checkout().orElseThrow(), "pm_card_visa");
    }

    OrderId active(PlanVersion version) {
        OrderId id = placed(version);
        pay(id);
        checkout().look(id);
        return id;
    }

    /** Its subscription is ended at Stripe, and the order is looked at. */
    void end(OrderId id) {
        billing.account.delete(
                "/v1/subscriptions/" + order(id).stripe().subscription().orElseThrow());
        checkout().look(id);
    }

    Order order(OrderId id) {
        return billing.within(OrderStore.class, orders -> orders.find(id)).orElseThrow();
    }

    String pageState(String checkout) {
        return billing.account.get("/v1/checkout/sessions/" + checkout).getString("status");
    }

    /** One of the staff asks for it. */
    RequestedErasure request(OrderId id) {
        beStaff();
        return billing.wiring.call(
                () -> billing.wiring.get(CustomerErasureService.class).request(id));
    }

    /** Another one does it. */
    RequestedErasure erase(ErasureId id) {
        beStaff();
        return billing.wiring.get(CustomerErasures.class).erase(id, SecretText.of("rk_test_" + "51Erasing0000"));
    }

    private void beStaff() {
        AccountId clerk = AccountId.at(Shop.NOW);
        billing.run(
                "insert into account (id, kind, first_name, last_name, mail_address, mail_index, state, created_at)"
                        + " values (?, 'STAFF', 'Bo', 'Clerk', 'bo@example.org', sha256(cast(? as bytea)), 'ACTIVE', now())",
                clerk.value(),
                clerk.toString().getBytes(StandardCharsets.UTF_8));
        Instant now = Shop.NOW;
        become(new FoundSession(
                SessionId.at(now),
                clerk,
                AccountKind.STAFF,
                Optional.empty(),
                Optional.empty(),
                Set.of(StaffRole.BILLING),
                "key",
                now,
                now,
                now.plusSeconds(3600)));
    }

    /** The organization's owner again. */
    void beOwner() {
        become(billing.session());
    }

    private void become(FoundSession session) {
        billing.wiring.get(Caller.class).signedIn(session);
    }

    @Override
    public void close() {
        billing.close();
    }

    private final class Placement extends OrderPlacementService {
        @Override
        public Order place(OrderId id, Precondition<Order> demanded) {
            return billing.wiring.call(() -> super.place(id, demanded));
        }

        @Override
        public Order get(OrderId id) {
            return billing.wiring.call(() -> super.get(id));
        }
    }

    private final class Progress extends OrderProgressService {
        @Override
        public Optional<WantedCheckout> wantedCheckout(OrganizationId organization, OrderId id) {
            return billing.wiring.call(() -> super.wantedCheckout(organization, id));
        }

        @Override
        public Optional<Order> find(OrganizationId organization, OrderId id) {
            return billing.wiring.call(() -> super.find(organization, id));
        }

        @Override
        public boolean noteCheckout(OrganizationId organization, OrderId id, String checkout) {
            Runnable other = beforeNote;
            beforeNote = () -> {};
            other.run();
            return billing.wiring.call(() -> super.noteCheckout(organization, id, checkout));
        }

        @Override
        public boolean activate(OrganizationId organization, OrderId id, String customer, String subscription) {
            return billing.wiring.call(() -> super.activate(organization, id, customer, subscription));
        }

        @Override
        public boolean end(Order seen, OrderEnd why) {
            Runnable other = beforeEnd;
            beforeEnd = () -> {};
            other.run();
            return billing.wiring.call(() -> super.end(seen, why));
        }
    }

    private final class Steps extends CustomerErasureService {
        @Override
        public RequestedErasure confirm(ErasureId id) {
            return billing.wiring.call(() -> super.confirm(id));
        }

        @Override
        public void requireNothingLive(ErasureId id) {
            billing.wiring.run(() -> super.requireNothingLive(id));
        }

        @Override
        public RequestedErasure finish(ErasureId id) {
            return billing.wiring.call(() -> super.finish(id));
        }

        @Override
        public void failed(ErasureId id, String why) {
            billing.wiring.run(() -> super.failed(id, why));
        }
    }

    /** Where the person goes to pay. */
    URI page(OrderId id) {
        return checkout().page(id);
    }
}
