package com.keyri.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.plan.model.PlanVersion;
import com.keyri.stripe.HintSource;
import com.keyri.stripe.StripeHint;
import com.keyri.subscription.model.MirroredItem;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.model.Subscription;
import com.keyri.subscription.model.SubscriptionStatus;
import com.keyri.subscription.store.SubscriptionStore;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionMirrorTest {
    private static final int ACTIONS = 12;
    private static final List<String> CARDS = List.of("pm_card_visa", "pm_card_chargeCustomerFail");

    /** What a customer of Stripe's does, and what of it is told. */
    private static final class Life {
        private final BillingWorld world;
        private final Random random;
        private final List<PlanVersion> plans = new ArrayList<>();
        private final String customer;
        private final List<String> subscriptions = new ArrayList<>();
        private final List<StripeHint> late = new ArrayList<>();
        private final TreeSet<String> heard = new TreeSet<>();

        Life(BillingWorld world, Random random) {
            this.world = world;
            this.random = random;
            plans.add(world.plan(1_000));
            plans.add(world.plan(4_000));
            customer = world.customer("pm_card_visa");
        }

        void act() {
            Optional<String> live = subscriptions.stream()
                    .filter(id -> !status(id).equals("canceled"))
                    .reduce((earlier, later) -> later);
            int what = random.nextInt(8);
            if (live.isEmpty()) {
                pay(CARDS.get(0));
                subscriptions.add(
                        world.account.subscribe(customer, anyPlan().prices().orElseThrow(), ""));
            } else if (what == 0) {
                world.account.delete("/v1/subscriptions/" + live.orElseThrow());
            } else if (what < 4) {
                change(live.orElseThrow());
            } else if (what == 4) {
                pay(CARDS.get(random.nextInt(2)));
            } else if (what == 5) {
                world.account.post(
                        "/v1/subscriptions/" + live.orElseThrow(), "cancel_at_period_end=" + random.nextBoolean());
            } else {
                world.pass(Duration.ofDays(random.nextInt(20)));
            }
        }

        private void change(String id) {
            String item = world.atStripe(id).items().get(0).id();
            world.account.post(
                    "/v1/subscriptions/" + id,
                    "items[0][id]=" + item + "&items[0][price]="
                            + anyPlan().prices().orElseThrow().flatFee());
        }

        private void pay(String card) {
            world.account.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + card);
        }

        private PlanVersion anyPlan() {
            return plans.get(random.nextInt(plans.size()));
        }

        private String status(String id) {
            return world.account.get("/v1/subscriptions/" + id).getString("status");
        }

        /** Some of what is new comes now and some later, some twice, some never; in any order. */
        void tell() {
            for (JsonObject event : world.account
                    .get("/v1/events?limit=100")
                    .getJsonArray("data")
                    .getValuesAs(JsonObject.class)) {
                if (heard.add(event.getString("id")) && random.nextInt(6) > 0) {
                    late.add(hint(event));
                    if (random.nextInt(3) == 0) {
                        late.add(hint(event));
                    }
                }
            }
            Collections.shuffle(late, random);
            List<StripeHint> now = List.copyOf(late.subList(0, random.nextInt(late.size() + 1)));
            late.subList(0, now.size()).clear();
            handle(now);
        }

        private StripeHint hint(JsonObject event) {
            JsonObject object = event.getJsonObject("data").getJsonObject("object");
            return new StripeHint(
                    event.getString("id"),
                    HintSource.SNAPSHOT,
                    event.getString("type"),
                    Optional.of(object.getString("id")),
                    Optional.ofNullable(object.getString("customer", null)),
                    Instant.ofEpochSecond(event.getInt("created")));
        }

        /** Three at a time, as several nodes do. */
        void handle(List<StripeHint> hints) {
            SubscriptionHints handler = world.wiring.get(SubscriptionHints.class);
            ExecutorService nodes = Executors.newFixedThreadPool(3);
            try {
                List<Future<?>> all = new ArrayList<>();
                hints.stream()
                        .filter(hint -> handler.accepts(hint.type()))
                        .forEach(hint -> all.add(nodes.submit(() -> handler.handle(hint))));
                for (Future<?> each : all) {
                    each.get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            } finally {
                nodes.shutdownNow();
            }
        }

        void shouldBeMirrored(long seed) {
            for (String id : subscriptions) {
                Subscription atStripe = MirrorShape.of(
                        world.atStripe(id),
                        world.organization,
                        world.mirrored(id).version());
                Subscription mirrored = world.mirrored(id);
                assertEquals(atStripe, mirrored, "seed " + seed);
                if (!mirrored.status().isOver()) {
                    String price = mirrored.items().get(0).price();
                    assertEquals(
                            plans.stream()
                                    .filter(plan -> plan.prices()
                                            .orElseThrow()
                                            .flatFee()
                                            .equals(price))
                                    .map(PlanVersion::id)
                                    .findFirst(),
                            mirrored.version());
                    assertEquals(mirrored.version(), world.entitlement().version(), "seed " + seed);
                    assertEquals(
                            mirrored.status().isGood(),
                            world.entitlement().standing() == Standing.GOOD,
                            "seed " + seed);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldEndEqualWhateverComesInWhichOrder(long seed) {
        try (BillingWorld world = new BillingWorld()) {
            Life life = new Life(world, new Random(seed));
            for (int i = 0; i < ACTIONS; i++) {
                life.act();
                life.tell();
            }
            life.handle(life.late);
            // What was never told is found by the look that everybody gets once a day.
            world.pass(Duration.ofHours(25));
            world.mirror().refreshCustomer(life.customer);
            life.shouldBeMirrored(seed);
        }
    }

    @Test
    void shouldKnowACustomerFromACheckoutAlsoWhereTheSubscriptionWasToldBefore() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion plan = world.plan(1_000);
            String session = world.account
                    .post(
                            "/v1/checkout/sessions",
                            "mode=subscription&success_url=https://a.example/&client_reference_id="
                                    + world.organization + "&line_items[0][quantity]=1&line_items[0][price]="
                                    + plan.prices().orElseThrow().flatFee())
                    .getString("id");
            world.stripe.completeCheckout(session, "pm_card_visa");
            JsonObject done = world.account.get("/v1/checkout/sessions/" + session);
            String subscription = done.getString("subscription");
            SubscriptionHints hints = world.wiring.get(SubscriptionHints.class);

            hints.handle(hint("customer.subscription.created", subscription, done.getString("customer")));
            assertEquals(List.of("UNKNOWN_CUSTOMER"), world.differences(done.getString("customer")));
            hints.handle(hint("checkout.session.completed", session, done.getString("customer")));

            assertEquals(SubscriptionStatus.ACTIVE, world.mirrored(subscription).status());
            assertEquals(Optional.of(plan.id()), world.entitlement().version());
            assertEquals(List.of(), world.differences(done.getString("customer")));
        }
    }

    @Test
    void shouldNotGuessAnUnknownPrice() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion plan = world.plan(1_000);
            String subscription = world.subscribe(plan);
            String item = world.atStripe(subscription).items().get(0).id();
            world.account.post(
                    "/v1/subscriptions/" + subscription,
                    "items[0][id]=" + item + "&items[0][price]="
                            + world.account.prices(5).flatFee());
            world.mirror().refresh(subscription);

            assertEquals(Optional.empty(), world.mirrored(subscription).version());
            assertEquals(Optional.of(plan.id()), world.entitlement().version());
            assertEquals(List.of("UNKNOWN_PRICE"), world.differences(subscription));

            world.account.post(
                    "/v1/subscriptions/" + subscription,
                    "items[0][id]=" + item + "&items[0][price]="
                            + plan.prices().orElseThrow().flatFee());
            world.mirror().refresh(subscription);
            assertEquals(List.of(), world.differences(subscription));
        }
    }

    @Test
    void shouldKeepTheFirstOfTwoAndPutTheSecondInItsPlaceWhenItEnds() {
        try (BillingWorld world = new BillingWorld()) {
            PlanVersion plan = world.plan(1_000);
            String first = world.subscribe(plan);
            String customer = world.mirrored(first).customer();
            world.clock.pass(Duration.ofMinutes(1));
            String second =
                    world.account.subscribe(customer, world.plan(2_000).prices().orElseThrow(), "");
            world.mirror().refresh(second);
            assertEquals(List.of("SECOND_SUBSCRIPTION"), world.differences(second));
            assertEquals(Optional.empty(), world.within(SubscriptionStore.class, store -> store.find(second)));

            world.account.delete("/v1/subscriptions/" + first);
            world.mirror().refresh(first);

            assertEquals(SubscriptionStatus.CANCELED, world.mirrored(first).status());
            assertEquals(SubscriptionStatus.ACTIVE, world.mirrored(second).status());
            assertEquals(List.of(), world.differences(second));
        }
    }

    @Test
    void shouldFindOutsiders() {
        try (BillingWorld world = new BillingWorld()) {
            String customer = world.account.customer("pm_card_visa");
            String subscription = world.account.subscribe(customer, world.account.prices(100), "");
            world.mirror().refresh(subscription);

            assertEquals(List.of(), world.differences(customer), "somebody else's business of the same account");
            assertTrue(BoughtVersion.all(world.plan(5).prices().orElseThrow()).count() == 1);
        }
    }

    @Test
    void shouldReadAnewWhomNobodyHasReadForADay() {
        try (BillingWorld world = new BillingWorld()) {
            String subscription = world.subscribe(world.plan(1_000));
            String customer = world.mirrored(subscription).customer();
            MirrorService service = world.wiring.get(MirrorService.class);
            List<String> before = new ArrayList<>(service.dueCustomers());
            world.clock.pass(Duration.ofHours(25));
            List<String> due = new ArrayList<>();
            for (List<String> some = service.dueCustomers(); !some.isEmpty(); some = service.dueCustomers()) {
                due.addAll(some);
            }

            assertTrue(!before.contains(customer) && due.contains(customer));
            assertTrue(Collections.frequency(due, customer) == 1);
        }
    }

    @Test
    void shouldLimitAfterTheGraceAndCutNobodyOff() {
        try (BillingWorld world = new BillingWorld()) {
            String subscription = world.subscribe(world.plan(1_000));
            String customer = world.mirrored(subscription).customer();
            missAPayment(world, subscription);
            world.pass(Duration.ofDays(14));
            StandingService standings = world.wiring.get(StandingService.class);
            standings.lookAt(world.organization);

            assertEquals(Standing.LIMITED, standings.restricted().get(world.organization));
            Standings known = new Standings();
            assertTrue(known.mayGrow(world.organization), "nobody is refused before anything is known");
            known.are(standings.restricted());
            assertTrue(known.maySignIn(world.organization));
            assertTrue(!known.mayGrow(world.organization));

            world.account.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_visa");
            String invoice =
                    world.account.get("/v1/subscriptions/" + subscription).getString("latest_invoice");
            world.account.post("/v1/invoices/" + invoice + "/pay", "forgive=false");
            world.mirror().refresh(subscription);
            assertEquals(Standing.GOOD, world.entitlement().standing());
        }
    }

    @Test
    void shouldEndADebtWhenTheLastInvoiceOfAnEndedSubscriptionIsPaid() {
        try (BillingWorld world = new BillingWorld()) {
            String subscription = world.subscribe(world.plan(1_000));
            String customer = world.mirrored(subscription).customer();
            missAPayment(world, subscription);
            String invoice =
                    world.account.get("/v1/subscriptions/" + subscription).getString("latest_invoice");
            world.account.delete("/v1/subscriptions/" + subscription);
            world.mirror().refreshCustomer(customer);
            assertEquals(
                    SubscriptionStatus.CANCELED, world.mirrored(subscription).status());
            assertEquals(Standing.GRACE, world.entitlement().standing(), "an invoice is open");

            world.account.post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=pm_card_visa");
            world.account.post("/v1/invoices/" + invoice + "/pay", "off_session=true");
            world.wiring.get(SubscriptionHints.class).handle(hint("invoice.paid", invoice, customer));

            assertEquals(Standing.NONE, world.entitlement().standing());
            assertEquals(Optional.empty(), world.entitlement().version());
        }
    }

    /** The card fails when the next period begins. */
    private static void missAPayment(BillingWorld world, String subscription) {
        world.account.post(
                "/v1/customers/" + world.mirrored(subscription).customer(),
                "invoice_settings[default_payment_method]=pm_card_chargeCustomerFail");
        world.pass(Duration.ofDays(32));
        world.mirror().refresh(subscription);
    }

    private static StripeHint hint(String type, String object, String customer) {
        return new StripeHint(
                "evt_" + object, HintSource.POLL, type, Optional.of(object), Optional.of(customer), Instant.EPOCH);
    }

    /** Items say their ids and prices, and nothing else. */
    @Test
    void shouldShowPricesOfAnyNumber() {
        List<MirroredItem> many = Collections.nCopies(500, new MirroredItem("si_1", "price_1"));
        assertEquals(400, MirrorShape.prices(many).length());
        assertEquals("no price", MirrorShape.prices(List.of()));
    }
}
