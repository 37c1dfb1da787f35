package com.keyri.test.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe's command line and its library for Node take the stand-in for Stripe; where the command line runs. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class StripeClientsTest {
    private static final Path FOLDER = Path.of("target", "stripe-clients").toAbsolutePath();
    private static final String SECRET = "whsec_of_the_test";
    private static final int PATIENCE_MINUTES = 3;

    private StripeStandIn stripe;
    private String key;

    @BeforeAll
    static void install() throws IOException {
        Path sources = Path.of("src", "test", "stripe-clients");
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "client.mjs")) {
            Files.copy(sources.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    }

    @BeforeEach
    void start() {
        stripe = StripeStandIn.start();
        key = stripe.keys().unrestricted();
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.subscription.created",
                "customer.subscription.updated",
                "customer.subscription.deleted",
                "customer.subscription.trial_will_end",
                "invoice.created",
                "invoice.finalized",
                "invoice.paid",
                "invoice.payment_failed",
                "price.created",
                "customer.deleted",
                "payment_method.attached",
                "subscription_schedule.updated",
                "checkout.session.completed"
            })
    void shouldDoWhatStripesOwnScriptsWant(String event) {
        String binary =
                FOLDER.resolve("node_modules/@stripe/cli-linux-x64/bin/stripe").toString();
        String said = run(Map.of(), binary, "trigger", event, "--api-key", key, "--api-base", stripe.url());
        assertTrue(said.contains("Trigger succeeded"), said);
        // A trial's end is near three days before it; the script begins one of a day.
        String happened = event.endsWith("trial_will_end") ? "customer.subscription.created" : event;
        assertTrue(types().contains(happened), () -> event + " isn't among " + types());
    }

    @Test
    void shouldAnswerStripesLibraryForNode() {
        String body = "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"ping\"}";
        String signature = StripeWebhooks.signature(body, SECRET, Instant.now());
        String said = run(
                Map.of("SIGNED_BODY", body, "SIGNATURE", signature), "node", "client.mjs", stripe.url(), key, SECRET);
        List<String> facts = new ArrayList<>(said.lines().toList());
        String signedThere = facts.remove(facts.size() - 1);
        assertEquals(
                List.of(
                        "tiers: [[100,\"0\"],[null,\"0.5\"]]",
                        "begun: [\"active\",\"paid\",1000,2]",
                        "changed: [true,[-1000,5000]]",
                        "repeated: [true,\"true\"]",
                        "identifier of before: [\"StripeInvalidRequestError\",null,400]",
                        "another call: [\"StripeIdempotencyError\",null,400]",
                        "no such subscription: [\"StripeInvalidRequestError\",\"resource_missing\",404]",
                        "no such parameter: [\"StripeInvalidRequestError\",\"parameter_unknown\",400]",
                        "nobody: [\"StripeAuthenticationError\",null,401]",
                        "events: true",
                        "signed there: \"ping\""),
                facts);
        Instant moment = Instant.ofEpochSecond(1_700_000_000L);
        assertEquals("signed here: \"" + StripeWebhooks.signature(body, SECRET, moment) + '"', signedThere);
    }

    private List<String> types() {
        return new StripeCaller(stripe.url(), key)
                .get("/v1/events?limit=100")
                .path("data")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static String run(Map<String, String> environment, String... command) {
        try {
            Path home = Files.createDirectories(FOLDER.resolve("home"));
            Path output = Files.createTempFile(FOLDER, "said", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("STRIPE_CLI_TELEMETRY_OPTOUT", "1");
            if (!command[0].equals("npm")) {
                // Its settings are nobody's here.
                builder.environment().put("HOME", home.toString());
            }
            Process process = builder.start();
            boolean isOver = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (!isOver || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(Arrays.toString(command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
