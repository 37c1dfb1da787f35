package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.TestDatabase;
import com.keyri.plan.model.Meter;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.MeterLine;
import com.keyri.test.stripe.StripeFaults.Fault;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeStandIn;
import com.keyri.wiring.SteppingProcess;
import com.keyri.wiring.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process that delivers is killed by the system, at each of its steps in turn; another one goes on when its lease has
 * ended. Stripe then has each delta once.
 */
class UsageKillTest {
    private static final int KILLS = Integer.getInteger("keyri.usage.kills", 20);
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final String METERED = "stripe_customer_id";

    /** Of three hours and two meters: taking, beginning, three reports, ending. */
    private static final int STEPS = 26;

    private static final int DELTAS = 6;
    private static final int ROUNDS = 20;

    private final TestClock clock = new TestClock(START);
    private final HttpClient http = HttpClient.newHttpClient();
    private final TreeSet<Integer> stoodAt = new TreeSet<>();
    private StripeStandIn stripe;
    private String key;

    @BeforeEach
    void start() throws Exception {
        stripe = StripeStandIn.start(clock, 7);
        key = stripe.keys().restricted(Map.of("billing_meter_event", Level.WRITE, "billing_meter", Level.READ));
        for (Meter meter : Meter.values()) {
            make(
                    "/v1/billing/meters",
                    "display_name=Meter&event_name=" + StripeMeterEvents.name(meter)
                            + "&default_aggregation[formula]=sum&customer_mapping[type]=by_id"
                            + "&customer_mapping[event_payload_key]=" + METERED
                            + "&value_settings[event_payload_key]=value");
        }
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void shouldCountEachDeltaOnceWhereverTheProcessThatSendsItIsKilled() throws Exception {
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            String customer = id(make("/v1/customers", "description=" + kill));
            UsageWorld world = new UsageWorld(TestDatabase.shared(), clock, customer);
            world.speakTo(new DeliveryWorker.Stepping(MeterLine.to(stripe.url(), key, clock), () -> {}));
            Instant first = clock.instant().truncatedTo(ChronoUnit.HOURS);
            world.subscribe(first);
            for (int hour = 0; hour < 3; hour++) {
                world.use(first.plus(Duration.ofHours(hour)).plusSeconds(5), 1 + random.nextInt(9));
            }
            clock.pass(Duration.ofHours(4));
            world.close();
            if (random.nextInt(3) == 0) {
                stripe.faults().next("POST /v1/billing/meter_events", Fault.FAILURE_AFTERWARDS, 2);
            }
            killAt(1 + kill % STEPS);
            goOn(world);
            shouldHaveCounted(world, customer, first);
        }
        assertTrue(stoodAt.size() >= Math.min(KILLS, STEPS) - 8, "killed at steps " + stoodAt);
    }

    /** Within the lease of the killed one at first, and then as often as it takes. */
    private void goOn(UsageWorld world) {
        world.deliver();
        for (int i = 0; i < ROUNDS && world.states().getOrDefault("SENT", 0) < DELTAS; i++) {
            clock.pass(Duration.ofMinutes(12));
            world.deliver();
        }
        assertEquals(Map.of("SENT", DELTAS), world.states(), () -> "because of " + world.failures());
    }

    private void shouldHaveCounted(UsageWorld world, String customer, Instant first) {
        stripe.advance(Duration.ofMinutes(1));
        MeterGateway meters = MeterLine.to(stripe.url(), key, clock);
        for (Meter meter : Meter.values()) {
            Map<Instant, Long> counted = new HashMap<>();
            meters.summaries(
                            meters.findMeter(StripeMeterEvents.name(meter)).orElseThrow(),
                            customer,
                            first,
                            first.plus(Duration.ofHours(4)),
                            true)
                    .forEach(sum -> counted.put(sum.from(), sum.value()));
            assertEquals(world.told(meter), counted);
        }
    }

    private void killAt(int step) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                Integer.toString(TestDatabase.shared().port()),
                stripe.url(),
                key,
                clock.instant().toString());
        if (SteppingProcess.killAt(DeliveryWorker.class, arguments, step)) {
            stoodAt.add(step);
        }
    }

    private String make(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(stripe.url() + path))
                        .header("Authorization", "Bearer " + stripe.keys().unrestricted())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String id(String json) {
        int start = json.indexOf("\"cus_") + 1;
        return json.substring(start, json.indexOf('"', start));
    }
}
