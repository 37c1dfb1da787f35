package com.keyri.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.invoice.model.InvoiceLine;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersion;
import com.keyri.subscription.BillingWorld;
import com.keyri.usage.UsageLine;
import com.keyri.usage.model.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What customers have to pay is computed three times: by us, by a Stripe of the tests' own, and here, unit after unit
 * from a list of what happened, as somebody would who knows nothing of buckets, deltas and tiers.
 */
class BillsAgreeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int USERS = 12;

    /** A stretch with one plan, as the test has made it. */
    private record Stretch(Instant from, PlanVersion plan) {}

    /** A customer who uses, changes plans and gets invoices. */
    private static final class Customer {
        private final BillingWorld world;
        private final Random random;
        private final UsageLine usage;
        private final InvoiceBooks books;
        private final RandomPlans plans;
        private final List<UUID> users =
                Stream.generate(UUID::randomUUID).limit(USERS).toList();
        private final List<UsageEvent> happened = new ArrayList<>();
        private final List<UsageEvent> late = new ArrayList<>();
        private final List<Stretch> stretches = new ArrayList<>();
        private final String id;
        private final String subscription;

        Customer(BillingWorld world, Random random) {
            this.world = world;
            this.random = random;
            plans = new RandomPlans(world, random);
            usage = new UsageLine(world.wiring, plans.meters());
            books = new InvoiceBooks(world);
            PlanVersion first = plans.make(1_000);
            id = world.customer("pm_card_visa");
            subscription = plans.subscribe(id, first);
            world.read(subscription);
            stretches.add(new Stretch(world.clock.instant(), first));
        }

        /** Some hours with some sign-ins; of some the server hears later. */
        void use() {
            Instant begin = world.clock.instant();
            Duration span = Duration.ofMinutes(1L + random.nextInt(60 * 60));
            world.pass(span);
            List<UsageEvent> heard = new ArrayList<>(late);
            late.clear();
            for (int i = random.nextInt(25); i > 0; i--) {
                Instant moment = begin.plusSeconds(random.nextInt((int) span.toSeconds()))
                        .plusNanos(random.nextInt(1_000_000_000));
                UsageEvent event = UsageLine.event(world.organization, users.get(random.nextInt(USERS)), moment);
                happened.add(event);
                (random.nextInt(4) == 0 ? late : heard).add(event);
            }
            usage.count(heard);
            if (random.nextBoolean()) {
                usage.count(heard); // Once more counts nothing.
            }
            usage.tell();
        }

        /** Everything is told, and the hour in which it happened is over. */
        void settle() {
            world.pass(HOUR.plusMinutes(6));
            usage.count(List.copyOf(late));
            late.clear();
            usage.tell();
            world.pass(Duration.ofMinutes(10)); // Stripe counts what it was told in a while.
        }

        /** Another plan, which costs more, so that it counts at once. */
        void change() {
            settle();
            world.read(subscription);
            long fee = stretches.get(stretches.size() - 1).plan().terms().flatFee();
            PlanVersion next = plans.make(fee + 1 + random.nextInt(5_000));
            Instant at = world.service().offer(next.id()).proration().at();
            world.service().change(next.id(), at);
            world.runChanges();
            world.read(subscription);
            assertEquals(Optional.of(next.id()), world.mirrored(subscription).version(), "the change came about");
            stretches.add(new Stretch(at, next));
        }

        void heedInvoices() {
            books.hearOfAll(id);
        }

        /** What was used, counted from the list alone: by plan, meter and unit. */
        long byHand(Instant from, Instant to) {
            long sum = 0;
            Set<UUID> seen = new HashSet<>();
            List<UsageEvent> inOrder = happened.stream()
                    .filter(event -> !event.occurredAt().isBefore(from)
                            && event.occurredAt().isBefore(to))
                    .sorted((a, b) -> a.occurredAt().compareTo(b.occurredAt()))
                    .toList();
            Map<Stretch, long[]> counts = new HashMap<>();
            for (UsageEvent event : inOrder) {
                Stretch stretch = stretches.stream()
                        .filter(each -> !each.from().isAfter(event.occurredAt()))
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
                long[] count = counts.computeIfAbsent(stretch, unused -> new long[2]);
                count[0]++;
                if (seen.add(event.subject())) {
                    count[1]++;
                }
            }
            for (Map.Entry<Stretch, long[]> entry : counts.entrySet()) {
                sum += RandomPlans.byHand(entry.getKey().plan().terms(), Meter.AUTHENTICATIONS, entry.getValue()[0]);
                sum += RandomPlans.byHand(
                        entry.getKey().plan().terms(), Meter.MONTHLY_ACTIVE_USERS, entry.getValue()[1]);
            }
            return sum;
        }

        List<Invoice> invoices() {
            return books.list();
        }

        List<String> differences() {
            List<?> rows = world.asStaff(entities -> entities.createNativeQuery(
                            "select invoice_id || ' ' || kind || ' ' || ours || ' ' || theirs from invoice_difference"
                                    + " where organization_id = ?1")
                    .setParameter(1, world.organization.value())
                    .getResultList());
            return rows.stream().map(String.class::cast).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeToTheCent(long seed) {
        try (BillingWorld world = new BillingWorld()) {
            Customer customer = new Customer(world, new Random(seed));
            Instant begin = world.mirrored(customer.subscription).periodStart();
            Instant end = world.mirrored(customer.subscription).periodEnd();
            while (world.clock.instant().isBefore(end.minus(Duration.ofDays(4)))) {
                if (customer.random.nextInt(9) == 0) {
                    customer.change();
                } else {
                    customer.use();
                }
            }
            customer.settle();
            world.pass(Duration.between(world.clock.instant(), end).plusMinutes(1)); // Stripe makes the invoice,
            world.pass(Duration.ofHours(3)); // and closes it an hour later.
            customer.heedInvoices();

            List<InvoiceLine> usage = customer.invoices().stream()
                    .peek(invoice -> assertTrue(invoice.status().isFinal(), invoice.toString()))
                    .flatMap(invoice -> invoice.lines().stream())
                    .filter(line -> isUsage(line)
                            && !line.from().isBefore(begin)
                            && !line.to().isAfter(end))
                    .toList();
            long theirs = usage.stream().mapToLong(InvoiceLine::amount).sum();
            assertFalse(usage.isEmpty(), "seed " + seed);
            assertEquals(customer.byHand(begin, end), theirs, "seed " + seed + " of " + customer.stretches.size());
            assertEquals(List.of(), customer.differences(), "seed " + seed);
            assertEquals(List.of(), world.differences(customer.subscription), "seed " + seed);
            assertTrue(isCompared(world, customer), "seed " + seed);
        }
    }

    /** What Stripe was never told of is found when the period is over. */
    @ParameterizedTest
    @ValueSource(longs = 7)
    void shouldFindWhatStripeWasNotTold(long seed) {
        try (BillingWorld world = new BillingWorld()) {
            Customer customer = new Customer(world, new Random(seed));
            Instant end = world.mirrored(customer.subscription).periodEnd();
            PlanVersion plan = customer.stretches.get(0).plan();
            List<UsageEvent> events = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                events.add(UsageLine.event(
                        world.organization,
                        UUID.randomUUID(),
                        world.clock.instant().plusSeconds(i)));
            }
            world.pass(HOUR);
            customer.usage.count(events);
            world.pass(Duration.between(world.clock.instant(), end).plusHours(3));
            customer.heedInvoices();
            long owed = Arrays.stream(Meter.values())
                    .mapToLong(meter -> RandomPlans.byHand(plan.terms(), meter, 900))
                    .sum();
            long missed = customer.differences().stream()
                    .mapToLong(row -> Long.parseLong(row.split(" ", -1)[2]) - Long.parseLong(row.split(" ", -1)[3]))
                    .sum();
            assertTrue(owed > 0, "the plan asks for usage");
            assertEquals(owed, missed);
            customer.heedInvoices();
            assertEquals(
                    missed,
                    customer.differences().stream()
                            .mapToLong(row ->
                                    Long.parseLong(row.split(" ", -1)[2]) - Long.parseLong(row.split(" ", -1)[3]))
                            .sum(),
                    "once");
        }
    }

    private static boolean isUsage(InvoiceLine line) {
        return switch (line.kind()) {
            case AUTHENTICATIONS, MONTHLY_ACTIVE_USERS -> true;
            case FLAT_FEE, PRORATION, OTHER -> false;
        };
    }

    private static boolean isCompared(BillingWorld world, Customer customer) {
        List<?> compared = world.asStaff(entities -> entities.createNativeQuery(
                        "select id from invoice where organization_id = ?1 and compared_at is not null")
                .setParameter(1, world.organization.value())
                .getResultList());
        return compared.size() == 1
                && customer.invoices().stream()
                        .map(Invoice::id)
                        .anyMatch(new InvoiceId((String) compared.get(0))::equals);
    }
}
