package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.LocalHttp;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server says about who does its ES256. */
final class FastProvider {
    private static final String NAME = "AmazonCorrettoCryptoProvider";

    private FastProvider() {}

    /** Fails where it is the JDK on a machine that the fast provider's jar is for. */
    static void assertDoesEs256(TestServer server) throws IOException {
        String provider = of(server);
        assertTrue(provider.startsWith((hasLibrary() ? NAME : "SunEC") + ' '), provider);
    }

    /** Whether the build's jar has a native library for this machine. */
    static boolean hasLibrary() {
        String machine = System.getProperty("os.name") + ' ' + System.getProperty("os.arch");
        return machine.equals("Linux amd64") || machine.equals("Linux aarch64");
    }

    private static String of(TestServer server) throws IOException {
        LocalHttp internal = server.internal();
        String live =
                internal.send(internal.request("/health/live").GET().build()).body();
        for (JsonNode check : JsonMapper.shared().readTree(live).path("checks")) {
            if (check.path("name").asString().equals("process")) {
                return check.path("data").path("ecdsa").asString();
            }
        }
        throw new AssertionError("the process isn't in " + live);
    }
}
