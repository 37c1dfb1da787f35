package com.keyri.it;

import com.keyri.launcher.ServerPlan;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeGate;
import com.keyri.test.stripe.StripeStandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all test classes: started for the first, stopped after the last. Gives tests what it is. */
public final class RunningEar implements ParameterResolver, AfterEachCallback {
    /** More than all tests open in ten minutes, and few enough to be spent by one test. */
    static final int SOCKETS = 1_000;

    /** More than all tests with one API key call in ten minutes, and few enough to be spent by one test. */
    static final int CALLS = 2_000;

    /** The limits that many tests from one address would run into; those per sign-in stay as they are. */
    private static final Map<String, String> LIMITS = Map.of(
            "KEYRI_LIMIT_CALL_PER_KEY", CALLS + "/PT10M",
            "KEYRI_LIMIT_START_PER_ADDRESS", "100000/PT1M",
            "KEYRI_LIMIT_CLAIM_PER_ADDRESS", "100000/PT1M",
            "KEYRI_LIMIT_SOCKET_PER_ADDRESS", SOCKETS + "/PT10M",
            "KEYRI_LIMIT_ENROLMENT_OPEN", "100000/PT1M",
            "KEYRI_LIMIT_DEVICE_CALL", "100000/PT1M",
            "KEYRI_LIMIT_REFUSAL_PER_ADDRESS", "100000/PT1M",
            "KEYRI_LIMIT_NONCE_PER_ADDRESS", "100000/PT1M",
            "KEYRI_LIMIT_ACCESS_TOKEN_PER_ADDRESS", "100000/PT1M",
            "KEYRI_LIMIT_RECOVERY_PER_ADDRESS", "100000/PT1M");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Keyri.class
                || type == TestServer.class
                || type == StripeStandIn.class
                || type == StripeGate.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = of(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == StripeStandIn.class) {
            return running.stripe;
        }
        if (type == StripeGate.class) {
            return running.gate;
        }
        return type == Keyri.class ? running.server.keyri() : running.server;
    }

    /** An answer that isn't as documented fails the test, also where the test didn't look at it. */
    @Override
    public void afterEach(ExtensionContext context) {
        List<String> violations = of(context).server.keyri().violations().drain();
        if (!violations.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("Not what the OpenAPI document says: " + String.join("\n\n", violations));
        }
        List<String> calls = of(context).gate.drainRefused();
        if (!calls.isEmpty()) {
            throw new AssertionError("Calls to Stripe that the installation's key isn't for: " + calls);
        }
    }

    private static Running of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningEar.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    private record Running(TestServer server, DeployedEar ear, StripeStandIn stripe, StripeGate gate)
            implements AutoCloseable {
        static Running start() {
            // One administrator of the staff, with one phone, does in minutes what all tests want of the staff.
            StripeStandIn stripe = StripeStandIn.start();
            StripeGate gate = StripeGate.before(stripe);
            ServerPlan plan = ServerPlan.onFreePorts()
                    .withAdmin()
                    .with("KEYRI_STRIPE_API_BASE", gate.url())
                    .with("KEYRI_STRIPE_POLL_EVERY", "PT5S")
                    .with(ServerPlan.MAILBOX, "true")
                    .with("KEYRI_LIMIT_PROMPT_PER_USER", "1000/PT10M")
                    .with("KEYRI_LIMIT_CLAIM_PER_DEVICE", "1000/PT1M");
            for (Map.Entry<String, String> limit : LIMITS.entrySet()) {
                plan = plan.with(limit.getKey(), limit.getValue());
            }
            TestServer server = TestServer.start(Path.of("target/server"), plan);
            try {
                DeployedEar ear = DeployedEar.into(server);
                server.awaitApplication();
                return new Running(server, ear, stripe, gate);
            } catch (RuntimeException | AssertionError e) {
                server.close();
                throw e;
            }
        }

        @Override
        public void close() {
            ear.close();
            server.close();
            gate.close();
            stripe.close();
        }
    }
}
