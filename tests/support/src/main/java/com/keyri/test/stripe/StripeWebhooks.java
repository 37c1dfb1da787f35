package com.keyri.test.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Tells one address of the events, signed, when the test wants it: in order, or as badly as a network may. */
public final class StripeWebhooks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_REFUSAL = 300;

    private final StripeClock clock;
    private final SplittableRandom random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<ObjectNode> waiting = new ArrayList<>();
    private Optional<Endpoint> endpoint = Optional.empty();
    private Mischief mischief = Mischief.NONE;

    StripeWebhooks(StripeClock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    private record Endpoint(URI address, String secret) {}

    /**
     * What happens to events on their way.
     *
     * @param lost of hundred, never to be told again
     * @param doubled of hundred, told twice
     * @param isShuffled whether those that wait come in any order
     */
    public record Mischief(int lost, int doubled, boolean isShuffled) {
        public static final Mischief NONE = new Mischief(0, 0, false);
    }

    /** From now on events wait to be told there. */
    public synchronized void to(URI address, String secret) {
        endpoint = Optional.of(new Endpoint(address, secret));
    }

    public synchronized void with(Mischief mischief) {
        this.mischief = mischief;
    }

    synchronized void hear(ObjectNode event) {
        if (endpoint.isPresent()) {
            waiting.add(event.deepCopy());
        }
    }

    /** How many events wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** The ids of the events that wait. */
    public synchronized List<String> waitingIds() {
        return waiting.stream().map(event -> Json.text(event, "id")).toList();
    }

    /** Tells all events that wait; those that weren't taken in wait on. How many were taken in. */
    public int deliver() {
        List<ObjectNode> told = take();
        Endpoint there = endpoint.orElseThrow(() -> new IllegalStateException("no address"));
        int taken = 0;
        for (ObjectNode event : told) {
            if (tell(there, event)) {
                taken++;
            } else {
                keepWaiting(event);
            }
        }
        return taken;
    }

    private synchronized List<ObjectNode> take() {
        List<ObjectNode> told = new ArrayList<>();
        for (ObjectNode event : waiting) {
            if (random.nextInt(100) >= mischief.lost()) {
                mingle(told, event);
                if (random.nextInt(100) < mischief.doubled()) {
                    mingle(told, event);
                }
            }
        }
        waiting.clear();
        return told;
    }

    private void mingle(List<ObjectNode> told, ObjectNode event) {
        told.add(mischief.isShuffled() ? random.nextInt(told.size() + 1) : told.size(), event);
    }

    private synchronized void keepWaiting(ObjectNode event) {
        waiting.add(event);
    }

    private boolean tell(Endpoint there, ObjectNode event) {
        String body = event.toString();
        HttpRequest request = HttpRequest.newBuilder(there.address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", signature(body, there.secret(), clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < FIRST_REFUSAL;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of {@code Stripe-Signature} for a body. */
    public static String signature(String body, String secret, Instant moment) {
        long seconds = moment.getEpochSecond();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] tag = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
