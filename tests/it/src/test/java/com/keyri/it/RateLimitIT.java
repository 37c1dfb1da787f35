package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many calls an API key has, and how its holder learns what is left. */
@ExtendWith(RunningEar.class)
class RateLimitIT {
    private static final Pattern LEFT = Pattern.compile("\"api-key\";r=([0-9]+);t=([0-9]+)");
    private static final int THREADS = 16;

    private final Keyri keyri;
    private Shop shop;

    RateLimitIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @BeforeEach
    void open() {
        shop = Shop.open(keyri);
    }

    @Test
    void shouldTellWhatIsLeftWithEveryAnswer() {
        Answer first = use(shop.apiKey()).isProblem(404, "not-found");
        assertEquals("\"api-key\";q=" + RunningEar.CALLS + ";w=600", first.header("RateLimit-Policy"));
        assertEquals(RunningEar.CALLS - 1, left(first));

        Answer refused =
                shop.call("POST", "/api/v1/enrolments").json(Map.of()).send().isProblem(400, "invalid-request");
        assertEquals(RunningEar.CALLS - 2, left(refused));
        Answer made = shop.call("POST", "/api/v1/enrolments")
                .json(Map.of("userId", Shop.newUser(), "label", "Till"))
                .send()
                .is(201);
        assertEquals(RunningEar.CALLS - 3, left(made));
        assertEquals(1, seconds(made), "of two thousand in ten minutes, three come back within a second");
    }

    @Test
    void shouldCountAccessTokensAgainstTheirKey() {
        Answer issued = keyri.post("/api/v1/token")
                .with("Authorization", ClientCredentials.basic(shop.applicationId(), shop.apiKey()))
                .form(Map.of("grant_type", "client_credentials"))
                .send()
                .is(200);
        assertEquals(RunningEar.CALLS - 1, left(issued));
        assertEquals(RunningEar.CALLS - 2, left(use(issued.text("access_token"))));
        assertEquals(RunningEar.CALLS - 3, left(use(shop.apiKey())));
    }

    @Test
    void shouldCountForbiddenCallsAndTellNobodyElseAnything() {
        String narrow = keyri.operator().createApiKey(shop.applicationId(), "narrow", List.of("introspection"));
        assertEquals(RunningEar.CALLS - 1, left(use(narrow).isProblem(403, "forbidden")));
        for (Answer other : List.of(
                keyri.get("/api/v1/organizations")
                        .by(keyri.operatorKey())
                        .send()
                        .is(200),
                keyri.get("/api/v1/users/nobody").send().isProblem(401, "unauthenticated"),
                use("keyri_sk_" + "A".repeat(43)).isProblem(401, "unauthenticated"),
                shop.page().start(Map.of()).send().is(201))) {
            assertEquals("", other.header("RateLimit") + other.header("RateLimit-Policy"), other.call());
        }
    }

    @Test
    void shouldRefuseAKeyThatHasUsedUpItsCallsAndNoOther() {
        String greedy = keyri.operator().createApiKey(shop.applicationId(), "greedy", List.of("users"));
        AtomicInteger answered = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(() -> useUp(greedy, answered), threads))
                    .limit(THREADS)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }

        int refill = answered.get() - RunningEar.CALLS;
        assertTrue(refill >= 0 && refill < RunningEar.CALLS / 2, answered + " were answered");
        Answer refused = refusedUse(greedy);
        assertTrue(refused.header("Retry-After").matches("[1-9]"), refused.header("Retry-After"));
        assertEquals(0, left(refused));
        assertTrue(seconds(refused) > 500, refused.header("RateLimit"));
        assertEquals(RunningEar.CALLS - 1, left(use(shop.apiKey()).isProblem(404, "not-found")));
    }

    private void useUp(String key, AtomicInteger answered) {
        while (use(key).status() == 404) {
            answered.incrementAndGet();
        }
    }

    /** One comes back three times a second: the next refusal is soon to be had. */
    private Answer refusedUse(String key) {
        Answer answer = use(key);
        while (answer.status() == 404) {
            answer = use(key);
        }
        return answer.isProblem(429, "too-many-requests");
    }

    private Answer use(String secret) {
        Call call = keyri.get("/api/v1/users/nobody").by(secret);
        return call.send();
    }

    private static int left(Answer answer) {
        return number(answer, 1);
    }

    private static int seconds(Answer answer) {
        return number(answer, 2);
    }

    private static int number(Answer answer, int group) {
        Matcher left = LEFT.matcher(answer.header("RateLimit"));
        assertTrue(left.matches(), answer.call() + ": " + answer.header("RateLimit"));
        return Integer.parseInt(left.group(group));
    }
}
