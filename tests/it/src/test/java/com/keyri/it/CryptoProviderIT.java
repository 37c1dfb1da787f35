package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server's signatures are the fast provider's: it says so, and its Java process holds their objects. */
@ExtendWith(RunningEar.class)
class CryptoProviderIT {
    private static final String FAST = "com.amazon.corretto.crypto.provider.EvpSignature";
    private static final String PLATFORMS = "sun.security.ec.ECDSASignature";

    private final TestServer server;

    CryptoProviderIT(TestServer server) {
        this.server = server;
    }

    @Test
    void shouldTellWhoDoesItsSignatures() throws IOException {
        FastProvider.assertDoesEs256(server);
    }

    /** Objects that nobody uses any more count too, until they are collected; then it is tried again. */
    @Test
    void shouldDoASignInWithTheFastProviderOnly() {
        assumeTrue(FastProvider.hasLibrary(), "not run: the fast provider has no library for this machine");
        Shop shop = Shop.open(server.keyri());
        Phone phone = shop.enrol(Shop.newUser());
        Await.until("a sign-in between two collections", Duration.ofMinutes(1), () -> {
            String before = histogram();
            shop.page().signIn(phone);
            String after = histogram();
            assertTrue(count(after, PLATFORMS) <= count(before, PLATFORMS), "the platform's provider signed");
            return count(after, FAST) >= count(before, FAST) + 5;
        });
    }

    /** Instances by class, of the whole heap. */
    private String histogram() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(
                            jcmd.toString(), String.valueOf(server.pid()), "GC.class_histogram", "-all")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), text);
            return text;
        } catch (IOException e) {
            throw new AssertionError("the server's heap can't be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static long count(String histogram, String type) {
        Matcher rows = Pattern.compile("\\s(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "[\\w$]*\\s")
                .matcher(histogram);
        return rows.results().mapToLong(row -> Long.parseLong(row.group(1))).sum();
    }
}
