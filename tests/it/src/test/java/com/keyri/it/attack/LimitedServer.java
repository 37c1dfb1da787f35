package com.keyri.it.attack;

import com.keyri.launcher.ServerPlan;
import com.keyri.test.server.TestServer;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server with limits that a test can use up, whose buckets refill so slowly that a run doesn't notice, and which
 * believes what this machine says about addresses.
 */
final class LimitedServer {
    static final int STARTS_OF_AN_ADDRESS = 60;
    static final int STARTS_OF_A_BROWSER = 10;
    static final int CLAIMS_OF_AN_ADDRESS = 60;
    static final int CLAIMS_OF_A_DEVICE = 12;
    static final int PROMPTS_OF_A_USER = 8;
    static final int DECLINES_OF_A_DEVICE = 5;
    static final int REFUSALS_OF_AN_ADDRESS = 80;

    private LimitedServer() {}

    static TestServer start() {
        ServerPlan plan = ServerPlan.onFreePorts().with("KEYRI_HTTP_TRUSTED_PROXIES", "127.0.0.1/32");
        for (Map.Entry<String, Integer> limit : Map.of(
                        "KEYRI_LIMIT_START_PER_ADDRESS", STARTS_OF_AN_ADDRESS,
                        "KEYRI_LIMIT_START_PER_BROWSER", STARTS_OF_A_BROWSER,
                        "KEYRI_LIMIT_CLAIM_PER_ADDRESS", CLAIMS_OF_AN_ADDRESS,
                        "KEYRI_LIMIT_CLAIM_PER_DEVICE", CLAIMS_OF_A_DEVICE,
                        "KEYRI_LIMIT_PROMPT_PER_USER", PROMPTS_OF_A_USER,
                        "KEYRI_LIMIT_DECLINE_PER_DEVICE", DECLINES_OF_A_DEVICE,
                        "KEYRI_LIMIT_REFUSAL_PER_ADDRESS", REFUSALS_OF_AN_ADDRESS)
                .entrySet()) {
            plan = plan.with(limit.getKey(), limit.getValue() + "/PT2H");
        }
        return TestServer.start(Path.of("target/limited"), plan);
    }
}
