package com.keyri.order.store;

import static com.keyri.fixture.TestDatabase.store;
import static com.keyri.order.store.Ordering.LIFE;
import static com.keyri.order.store.Ordering.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.order.model.DocumentId;
import com.keyri.order.model.DocumentKind;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderEnd;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderQuery;
import com.keyri.order.model.OrderState;
import com.keyri.order.model.OrderStep;
import com.keyri.protocol.Digests;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderStoreTest {
    private final Ordering ordering = Ordering.begin();

    @Test
    void shouldGiveBackWhatWasAdded() {
        Order draft = ordering.draft(NOW);
        assertEquals(draft, ordering.find(draft.id()));
        Ordering other = Ordering.begin();
        assertEquals(Optional.empty(), other.with(orders -> orders.find(draft.id())));
    }

    /** Whatever is tried in whatever order: the database does what the rules say, and never goes back. */
    @Test
    void shouldGoTheWaysOfTheRulesAndNoOthers() {
        Random random = new Random(20261130);
        Set<OrderStep> done = EnumSet.noneOf(OrderStep.class);
        List<OrderStep> steps = List.of(OrderStep.values());
        for (int run = 0; run < 60; run++) {
            Ordering own = Ordering.begin();
            Order order = own.draft(NOW);
            Instant now = NOW;
            for (int i = 0; i < 14; i++) {
                now = now.plus(Duration.ofHours(random.nextInt(60)));
                OrderStep step = steps.get(random.nextInt(steps.size()));
                boolean isAllowed = order.refusal(step, now).isEmpty();
                assertEquals(isAllowed, take(own, order, step, now), "run " + run + ": " + step + " of " + order);
                Order then = own.find(order.id());
                assertTrue(then.state().compareTo(order.state()) >= 0, "backwards from " + order + " to " + then);
                assertEquals(isAllowed, !then.equals(order), step + " of " + order);
                assertEquals(then.state() != OrderState.DELETED, then.orderer().isPresent());
                if (isAllowed) {
                    done.add(step);
                }
                order = then;
            }
        }
        assertEquals(EnumSet.allOf(OrderStep.class), done, "each was possible once");
    }

    private static boolean take(Ordering own, Order order, OrderStep step, Instant now) {
        String unique = order.id().value().toString().replace("-", "");
        return switch (step) {
            case PLACE -> own.with(orders -> orders.place(order.id(), now));
            case ACTIVATE -> own.with(orders -> orders.activate(order.id(), "cus_" + unique, "sub_" + unique, now));
            case CANCEL ->
                own.with(orders -> orders.end(order.id(), OrderState.DRAFT, Optional.empty(), OrderEnd.CANCELLED, now)
                        || orders.end(order.id(), OrderState.PLACED, Optional.empty(), OrderEnd.CANCELLED, now));
            case END ->
                own.with(orders ->
                        orders.end(order.id(), order.state(), Optional.empty(), OrderEnd.SUBSCRIPTION_ENDED, now));
            case ARCHIVE -> own.with(orders -> orders.archive(order.id(), now));
            case DELETE -> deletes(own, order, now);
        };
    }

    private static boolean deletes(Ordering own, Order order, Instant now) {
        try {
            return own.database()
                    .within(
                            own.shop().organization(),
                            entities -> store(OrderErasureStore.class, entities)
                                    .erase(order.id(), now)
                                    .left()
                                    .isEmpty());
        } catch (PersistenceException e) {
            return false;
        }
    }

    @Test
    void shouldRefuseByItselfToGoBackOrToDeleteWhatIsActive() {
        Order order = ordering.draft(NOW);
        ordering.with(orders -> orders.place(order.id(), NOW));
        ordering.with(orders -> orders.activate(order.id(), "cus_back", "sub_back" + order.id(), NOW));
        for (String change : List.of(
                "state = 'DELETED', deleted_at = now(), archived_at = now()",
                "state = 'DRAFT'",
                "state = 'PLACED'",
                "state = 'ARCHIVED', archived_at = now()",
                "flat_fee = 1",
                "ended_at = now()",
                "first_name = null")) {
            PersistenceException refused = assertThrows(
                    PersistenceException.class,
                    () -> ordering.database()
                            .within(
                                    ordering.shop().organization(),
                                    entities -> entities.createNativeQuery(
                                                    "update customer_order set " + change + " where id = ?1")
                                            .setParameter(1, order.id().value())
                                            .executeUpdate()),
                    change);
            assertTrue(refused.toString().contains("order"), refused.toString());
        }
        assertEquals(OrderState.ACTIVE, ordering.find(order.id()).state());
    }

    @Test
    void shouldHaveOneOpenOrderOfAnOrganization() {
        Order first = ordering.draft(NOW);
        Order second = ordering.draft(NOW.plusSeconds(1));
        assertTrue(ordering.does(orders -> orders.place(first.id(), NOW)));
        assertThrows(PersistenceException.class, () -> ordering.with(orders -> orders.place(second.id(), NOW)));
        assertEquals(
                first.id(),
                ordering.with(orders -> orders.findOpen(ordering.shop().organization()))
                        .orElseThrow()
                        .id());
        ordering.with(orders -> orders.end(first.id(), OrderState.PLACED, Optional.empty(), OrderEnd.CANCELLED, NOW));
        assertTrue(ordering.does(orders -> orders.place(second.id(), NOW)));
    }

    @Test
    void shouldListTheNewestFirstAndByState() {
        List<OrderId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(0, ordering.draft(NOW.plusSeconds(i)).id());
        }
        assertEquals(ids, list(new OrderQuery(Optional.empty(), Optional.empty(), 10)));
        assertEquals(ids.subList(1, 2), list(new OrderQuery(Optional.empty(), Optional.of(ids.get(0)), 1)));
        ordering.with(orders -> orders.place(ids.get(2), NOW));
        assertEquals(ids.subList(2, 3), list(new OrderQuery(Optional.of(OrderState.PLACED), Optional.empty(), 10)));
        assertEquals(2L, (long)
                ordering.with(orders -> orders.countDrafts(ordering.shop().organization(), NOW)));
    }

    @Test
    void shouldShowTheStaffNoPerson() {
        Order draft = ordering.draft(NOW.plusSeconds(9));
        List<Order> seen = ordering.database().transact(entities -> {
            entities.createNativeQuery("select enter_staff()").getSingleResult();
            return store(OrderStore.class, entities)
                    .listForStaff(new OrderQuery(Optional.empty(), Optional.empty(), 1000));
        });
        Order found = seen.stream()
                .filter(order -> order.id().equals(draft.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(draft.plan(), found.plan());
        assertTrue(seen.stream().allMatch(order -> order.orderer().isEmpty()));
    }

    @Test
    void shouldExpireDraftsInTimeWhoseverTheyAre() {
        Instant longAgo = Instant.parse("2001-02-01T00:00:00Z");
        Order due = ordering.draft(longAgo);
        Order later = ordering.draft(longAgo.plusSeconds(1));
        Instant then = longAgo.plus(LIFE);
        assertFalse(ordering.does(orders -> orders.place(due.id(), then)), "placed too late");
        Map<OrderId, ?> expired = ordering.database()
                .transact(entities -> store(OrderStore.class, entities).expireDrafts(then, 100));
        assertEquals(Map.of(due.id(), ordering.shop().organization()), expired);
        assertEquals(Optional.of(OrderEnd.EXPIRED), ordering.find(due.id()).end());
        assertEquals(Optional.empty(), ordering.find(later.id()).end());
    }

    @Test
    void shouldTakePlacedOrdersOnceInAWhile() {
        Instant longAgo = Instant.parse("2001-03-01T00:00:00Z");
        Order placed = ordering.draft(longAgo);
        ordering.with(orders -> orders.place(placed.id(), longAgo));
        Duration pause = Duration.ofMinutes(10);
        assertEquals(Map.of(), take(longAgo.plus(pause), pause));
        Instant then = longAgo.plus(pause).plusSeconds(1);
        assertEquals(Map.of(placed.id(), ordering.shop().organization()), take(then, pause));
        assertEquals(Map.of(), take(then.plusSeconds(1), pause));
        assertEquals(1, take(then.plus(pause).plusSeconds(1), pause).size());
        ordering.with(orders -> orders.end(placed.id(), OrderState.PLACED, Optional.empty(), OrderEnd.CANCELLED, then));
    }

    @Test
    void shouldTakeActiveOrdersMoreRarely() {
        Instant longAgo = Instant.parse("2001-04-01T00:00:00Z");
        Order active = ordering.draft(longAgo);
        ordering.with(orders -> orders.place(active.id(), longAgo));
        ordering.with(orders -> orders.activate(active.id(), "cus_rare", "sub_rare" + active.id(), longAgo));
        Instant nextDay = longAgo.plus(Duration.ofDays(1)).plusSeconds(1);
        assertEquals(Map.of(), takeActive(nextDay.minusSeconds(1)));
        assertEquals(Map.of(active.id(), ordering.shop().organization()), takeActive(nextDay));
        assertEquals(Map.of(), takeActive(nextDay.plusSeconds(1)));
        ordering.with(orders ->
                orders.end(active.id(), OrderState.ACTIVE, Optional.empty(), OrderEnd.SUBSCRIPTION_ENDED, nextDay));
    }

    private Map<OrderId, ?> takeActive(Instant now) {
        return ordering.database()
                .transact(entities -> store(OrderStore.class, entities)
                        .takeOpen(now, Instant.EPOCH, now.minus(Duration.ofDays(1)), 100));
    }

    /**
     * Whoever cancels knows of no page that somebody else makes at that moment; and of two pages one would stay open.
     */
    @Test
    void shouldEndAnOrderOnlyAsItWasSeenAndHaveOnePage() {
        Order order = ordering.draft(NOW);
        String checkout = "cs_" + order.id();
        assertFalse(ordering.does(orders -> orders.noteCheckout(order.id(), checkout)), "of a draft");
        ordering.with(orders -> orders.place(order.id(), NOW));
        assertTrue(ordering.does(orders -> orders.noteCheckout(order.id(), checkout)));
        assertFalse(ordering.does(orders -> orders.noteCheckout(order.id(), checkout + "2")));
        assertFalse(ordering.does(
                orders -> orders.end(order.id(), OrderState.PLACED, Optional.empty(), OrderEnd.CANCELLED, NOW)));
        assertTrue(ordering.does(
                orders -> orders.end(order.id(), OrderState.PLACED, Optional.of(checkout), OrderEnd.CANCELLED, NOW)));
        assertEquals(Optional.of(checkout), ordering.find(order.id()).stripe().checkout());
    }

    @Test
    void shouldKnowWhetherAnotherOneWasActiveBefore() {
        Order first = ordering.draft(NOW);
        assertFalse(wasActiveBefore(Optional.empty()));
        ordering.with(orders -> orders.place(first.id(), NOW));
        ordering.with(orders -> orders.activate(first.id(), "cus_1", "sub_first" + first.id(), NOW.plusSeconds(5)));
        assertTrue(wasActiveBefore(Optional.empty()));
        assertFalse(wasActiveBefore(Optional.of(first.id())), "itself");
        ordering.with(orders ->
                orders.end(first.id(), OrderState.ACTIVE, Optional.empty(), OrderEnd.SUBSCRIPTION_ENDED, NOW));
        Order second = ordering.draft(NOW.plusSeconds(9));
        assertTrue(wasActiveBefore(Optional.of(second.id())));
        ordering.with(orders -> orders.place(second.id(), NOW.plusSeconds(10)));
        ordering.with(orders -> orders.activate(second.id(), "cus_1", "sub_2" + second.id(), NOW.plusSeconds(15)));
        assertTrue(wasActiveBefore(Optional.of(second.id())));
        assertFalse(wasActiveBefore(Optional.of(first.id())), "one that came later");
    }

    private boolean wasActiveBefore(Optional<OrderId> id) {
        return ordering.does(
                orders -> orders.wasAnotherActiveBefore(ordering.shop().organization(), id));
    }

    private Map<OrderId, ?> take(Instant now, Duration pause) {
        return ordering.database()
                .transact(entities ->
                        store(OrderStore.class, entities).takeOpen(now, now.minus(pause), Instant.EPOCH, 100));
    }

    @Test
    void shouldFindAnOrderByWhatStripeCallsIt() {
        Order order = ordering.draft(NOW);
        String checkout = "cs_test_" + UUID.randomUUID().toString().replace("-", "");
        String subscription = "sub_" + checkout;
        ordering.with(orders -> orders.place(order.id(), NOW));
        assertTrue(ordering.does(orders -> orders.noteCheckout(order.id(), checkout)));
        ordering.with(orders -> orders.activate(order.id(), "cus_1", subscription, NOW));
        for (String known : List.of(checkout, subscription)) {
            assertEquals(
                    Map.of(order.id(), ordering.shop().organization()),
                    ordering.database()
                            .transact(entities ->
                                    store(OrderStore.class, entities).findAtStripe(known)));
        }
        assertEquals(
                Map.of(),
                ordering.database()
                        .transact(entities -> store(OrderStore.class, entities).findAtStripe("cus_1")));
    }

    @Test
    void shouldKeepDocuments() {
        Order order = ordering.draft(NOW);
        OrderDocument document = new OrderDocument(
                DocumentId.at(NOW),
                order.id(),
                DocumentKind.CONFIRMATION,
                "order.txt",
                "Dear Wilhelmina",
                Digests.sha256Base64Url("Dear Wilhelmina"),
                NOW);
        List<OrderDocument> found = ordering.database().within(ordering.shop().organization(), entities -> {
            OrderPaperStore papers = store(OrderPaperStore.class, entities);
            papers.add(ordering.shop().organization(), document);
            return papers.documents(order.id());
        });
        assertEquals(List.of(document), found);
    }

    private List<OrderId> list(OrderQuery query) {
        return ordering.with(orders -> orders.list(ordering.shop().organization(), query)).stream()
                .map(Order::id)
                .toList();
    }
}
