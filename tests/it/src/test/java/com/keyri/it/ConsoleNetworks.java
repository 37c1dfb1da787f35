package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.launcher.ServerPlan;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server that shows its console to some networks only, as a proxy tells it who calls. */
final class ConsoleNetworks {
    private ConsoleNetworks() {}

    static ServerPlan restrict(ServerPlan plan) {
        return plan.with("KEYRI_HTTP_TRUSTED_PROXIES", "127.0.0.1/32").with("KEYRI_CONSOLE_NETWORKS", "10.9.0.0/16");
    }

    static void assertSeenFromThereOnly(Keyri there) {
        for (String path : List.of(
                "/console",
                "/console/index",
                "/console/nothing",
                "/api/v1/directory/organizations",
                "/api/v1//directory/organizations",
                "/api/v1;directory/organizations",
                "/api/v1;staff",
                "/api/v1/staff",
                "/api/v1/staff-invitations")) {
            Answer hidden = from(there, path, "203.0.113.7").isProblem(404, "not-found");
            Answer nothing = from(there, "/nothing-at-all", "203.0.113.7").isProblem(404, "not-found");
            assertEquals(without(nothing, "instance"), without(hidden, "instance"), "an address like any other");
            assertEquals(
                    nothing.headers().map().keySet(), hidden.headers().map().keySet());
            from(there, path, "10.8.0.1").is(404);
        }
        there.post("/console/index")
                .from(there.publicUrl())
                .with("X-Forwarded-For", "203.0.113.7")
                .form(Map.of())
                .send()
                .is(405);
        from(there, "/console/index", "10.9.1.2").is(303);
        from(there, "/api/v1/staff", "10.9.1.2").isProblem(401, "unauthenticated");
        from(there, "/portal/index", "203.0.113.7").is(303);
    }

    private static Answer from(Keyri keyri, String path, String address) {
        return keyri.get(path).with("X-Forwarded-For", address).send();
    }

    private static JsonNode without(Answer answer, String member) {
        return ((ObjectNode) answer.json()).without(member);
    }
}
