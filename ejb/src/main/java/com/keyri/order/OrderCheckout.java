package com.keyri.order;

import com.keyri.order.model.Order;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.OrderStep;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.problem.DomainException;
import com.keyri.request.Precondition;
import com.keyri.stripe.HostedPage;
import com.keyri.stripe.HostedPages;
import com.keyri.stripe.NewCheckout;
import com.keyri.stripe.StripeCheckout;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.subscription.SubscriptionReadings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The way of an order to Stripe and back. Nothing here has a transaction: each step before and after a call to Stripe
 * is one of its own, and can be done again.
 */
@ApplicationScoped
public class OrderCheckout {
    /** A page at Stripe lives for a day. */
    private static final Duration PAGE_LIFE = Duration.ofHours(24);

    private static final int MOST_TRIES = 3;

    @EJB
    OrderPlacementService placement;

    @EJB
    OrderProgressService progress;

    @Inject
    HostedPages pages;

    @Inject
    SubscriptionReadings subscriptions;

    @Inject
    OrderRecords records;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "keyri.stripe.automatic-tax")
    boolean isTaxAutomatic;

    /** Places a draft, which has to be approved on the phone. */
    public Order place(OrderId id, Precondition<Order> demanded) {
        return placement.place(id, demanded);
    }

    /**
     * The page at Stripe on which it is said how to pay, made where there is none yet.
     *
     * @throws com.keyri.problem.DomainException {@code CONFLICT} where the order doesn't wait for that,
     *     {@code UNAVAILABLE} where Stripe doesn't answer
     */
    public URI page(OrderId id) {
        Order order = refresh(placement.get(id));
        if (order.state() != OrderState.PLACED || order.hasEnded()) {
            throw notWaiting();
        }
        try {
            Optional<URI> page = order.stripe().checkout().isPresent() ? openPage(order) : makePage(order);
            return page.orElseThrow(OrderCheckout::notWaiting);
        } catch (StripeException e) {
            throw StripeRefusals.of(e);
        }
    }

    private static DomainException notWaiting() {
        return OrderRecords.refused("this order doesn’t wait for its payment");
    }

    /** The page, where there is one that waits for somebody. */
    public Optional<URI> findPage(OrderId id) {
        Order order = placement.get(id);
        try {
            return order.state() == OrderState.PLACED && !order.hasEnded() ? openPage(order) : Optional.empty();
        } catch (StripeException e) {
            throw StripeRefusals.of(e);
        }
    }

    /** Looks at Stripe what became of the order, and writes it down; the order as it is then. */
    public Order look(OrderId id) {
        return refresh(placement.get(id));
    }

    /**
     * Ends a draft, or an order that waits for its payment: nobody can pay it any more then.
     *
     * @param demanded what the caller demands the order to be still
     */
    public Order cancel(OrderId id, Precondition<Order> demanded) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Order order = placement.get(id);
            if (i > 0 && order.hasEnded() && order.state() != OrderState.ACTIVE) {
                return order; // Stripe has told at once that its page is closed.
            }
            demanded.require(order);
            if (cancels(order)) {
                return placement.get(id);
            }
        }
        throw OrderRecords.refused("this order changes right now: look at it again");
    }

    /** Whether nobody has placed it, or made a page for it, since it was seen so. */
    private boolean cancels(Order order) {
        records.require(order, OrderStep.CANCEL, clock.instant());
        try {
            order.stripe().checkout().ifPresent(pages::expireCheckout);
        } catch (StripeException e) {
            throw StripeRefusals.of(e);
        }
        if (isPaid(order)) {
            records.require(refresh(order), OrderStep.CANCEL, clock.instant());
        }
        return progress.end(order, OrderEnd.CANCELLED);
    }

    private boolean isPaid(Order order) {
        try {
            return order.stripe()
                    .checkout()
                    .flatMap(pages::findCheckout)
                    .filter(page -> page.status().equals("complete"))
                    .isPresent();
        } catch (StripeException e) {
            throw StripeRefusals.of(e);
        }
    }

    /** The same as {@link #look} for who isn't a caller: the timer and what Stripe tells. */
    void catchUp(OrganizationId organization, OrderId id) {
        progress.find(organization, id).ifPresent(this::follow);
    }

    private Order refresh(Order order) {
        try {
            follow(order);
        } catch (StripeException e) {
            throw StripeRefusals.of(e);
        }
        return placement.get(order.id());
    }

    private void follow(Order order) {
        if (order.hasEnded()) {
            return;
        }
        if (order.state() == OrderState.PLACED) {
            order.stripe().checkout().ifPresentOrElse(checkout -> followPage(order, checkout), () -> giveUp(order));
        } else if (order.state() == OrderState.ACTIVE) {
            followSubscription(order);
        }
    }

    private void followPage(Order order, String checkout) {
        Optional<StripeCheckout> found = pages.findCheckout(checkout)
                .filter(page -> page.reference()
                        .filter(order.organization().toString()::equals)
                        .isPresent());
        boolean isPaid = found.filter(page -> page.status().equals("complete")).isPresent();
        if (isPaid) {
            StripeCheckout page = found.orElseThrow();
            if (page.customer().isPresent() && page.subscription().isPresent()) {
                activate(
                        order,
                        page.customer().orElseThrow(),
                        page.subscription().orElseThrow());
            }
        } else if (found.isEmpty() || found.orElseThrow().status().equals("expired")) {
            progress.end(order, OrderEnd.CHECKOUT_EXPIRED);
        }
    }

    /** What was bought is known here before the order is active; it may be over by then. */
    private void activate(Order order, String customer, String subscription) {
        subscriptions.connect(order.organization(), customer);
        progress.activate(order.organization(), order.id(), customer, subscription);
        progress.find(order.organization(), order.id())
                .filter(found -> found.state() == OrderState.ACTIVE && !found.hasEnded())
                .ifPresent(this::followSubscription);
    }

    /** A page may have been made of which we never heard; by now it has ended. */
    private void giveUp(Order order) {
        boolean isOver = order.moments()
                .placedAt()
                .filter(placed -> clock.instant().isAfter(placed.plus(PAGE_LIFE.multipliedBy(2))))
                .isPresent();
        if (isOver) {
            progress.end(order, OrderEnd.CHECKOUT_EXPIRED);
        }
    }

    /** Stripe forgets no subscription: where it has none of that id, the key is of another account, say. */
    private void followSubscription(Order order) {
        boolean isOver = subscriptions
                .read(order.stripe().subscription().orElseThrow())
                .filter(found -> found.status().isOver())
                .isPresent();
        if (isOver) {
            progress.end(order, OrderEnd.SUBSCRIPTION_ENDED);
        }
    }

    private Optional<URI> openPage(Order order) {
        return order.stripe().checkout().flatMap(pages::findCheckout).flatMap(StripeCheckout::address);
    }

    private Optional<URI> makePage(Order order) {
        return progress.wantedCheckout(order.organization(), order.id()).flatMap(wanted -> {
            HostedPage made = make(wanted);
            return progress.noteCheckout(order.organization(), order.id(), made.id())
                    ? Optional.of(made.address())
                    : otherPage(order, made);
        });
    }

    /** Somebody else was first, or the order has ended meanwhile: on this page nobody pays then. */
    private Optional<URI> otherPage(Order order, HostedPage made) {
        Optional<Order> present = progress.find(order.organization(), order.id())
                .filter(found -> found.state() == OrderState.PLACED && !found.hasEnded());
        boolean isIt = present.flatMap(found -> found.stripe().checkout())
                .filter(made.id()::equals)
                .isPresent();
        if (!isIt) {
            pages.expireCheckout(made.id());
        }
        return present.flatMap(this::openPage);
    }

    /** Stripe remembers its own failure under a key. A page that was made all the same is known to nobody, and ends. */
    private HostedPage make(WantedCheckout wanted) {
        String key = "order-" + wanted.order().id();
        try {
            return pages.checkout(checkout(wanted, key));
        } catch (StripeException e) {
            if (e.failure() != StripeFailure.BROKEN) {
                throw e;
            }
            return pages.checkout(checkout(wanted, key + "-again"));
        }
    }

    private NewCheckout checkout(WantedCheckout wanted, String idempotencyKey) {
        Order order = wanted.order();
        PublishedPrices prices = wanted.version().prices().orElseThrow();
        URI back = URI.create(publicUrl + "/portal/orders/order?id=" + order.id());
        return new NewCheckout(
                order.organization(),
                wanted.customer(),
                List.of(prices.flatFee()),
                prices.charges().values().stream().sorted().toList(),
                wanted.version().terms().trialDays(),
                back,
                back,
                isTaxAutomatic,
                idempotencyKey);
    }
}
