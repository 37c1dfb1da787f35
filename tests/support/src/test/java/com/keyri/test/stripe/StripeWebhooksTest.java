package com.keyri.test.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.stripe.StripeWebhooks.Mischief;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the stand-in for Stripe tells of events. */
class StripeWebhooksTest {
    private static final Instant MOMENT = Instant.parse("2026-06-01T00:00:00Z");
    private static final String SECRET = "whsec_of_the_test";

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger status = new AtomicInteger(200);
    private StripeStandIn stripe;
    private HttpServer listener;

    @BeforeEach
    void start() throws IOException {
        stripe = StripeStandIn.start(InstantSource.fixed(MOMENT), 3);
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", this::take);
        listener.start();
        stripe.webhooks()
                .to(URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/hook"), SECRET);
        StripeCaller caller = new StripeCaller(stripe.url(), stripe.keys().unrestricted());
        for (int i = 0; i < 40; i++) {
            caller.post("/v1/customers", "name=customer+" + i);
        }
    }

    @AfterEach
    void stop() {
        listener.stop(0);
        stripe.close();
    }

    @Test
    void shouldTellOfEachEventInOrderAndSigned() {
        assertEquals(40, stripe.webhooks().waiting());
        assertEquals(40, stripe.webhooks().deliver());
        for (int i = 0; i < 40; i++) {
            assertEquals("customer " + i, name(bodies.get(i)));
            assertEquals(StripeWebhooks.signature(bodies.get(i), SECRET, MOMENT), signatures.get(i));
        }
        assertEquals(0, stripe.webhooks().deliver());
    }

    @Test
    void shouldTellAgainOfWhatWasNotTakenIn() {
        status.set(500);
        assertEquals(0, stripe.webhooks().deliver());
        assertEquals(40, stripe.webhooks().waiting());
        status.set(204);
        assertEquals(40, stripe.webhooks().deliver());
        assertEquals(bodies.subList(0, 40), bodies.subList(40, 80));
    }

    @Test
    void shouldLoseDoubleAndShuffleThem() {
        stripe.webhooks().with(new Mischief(20, 30, true));
        int told = stripe.webhooks().deliver();
        Set<String> different = new TreeSet<>(bodies);
        assertTrue(different.size() < 40, "some are lost");
        assertTrue(told > different.size(), "some come twice");
        List<String> names = bodies.stream().map(StripeWebhooksTest::name).toList();
        assertNotEquals(names.stream().sorted().toList(), names);
        assertEquals(0, stripe.webhooks().waiting());
    }

    private static String name(String body) {
        return Json.parse(body).path("data").path("object").path("name").asString();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
            exchange.sendResponseHeaders(status.get(), -1);
        }
    }
}
