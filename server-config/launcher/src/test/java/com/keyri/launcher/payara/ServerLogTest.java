package com.keyri.launcher.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    private static final String FAILED = "{\"Level\":\"SEVERE\",\"LogMessage\":\"Boot Command deploy failed\"}\n";

    @TempDir
    Path folder;

    @Test
    void shouldPreferTheApplicationsOwnWordsToTheServers() throws IOException {
        String own = "{\"Level\":\"SEVERE\",\"LogMessage\":\"Keyri can't start: the schema isn't there.\"}\n";

        assertEquals(Optional.of("Keyri can't start: the schema isn't there."), reason(FAILED + own));
        assertEquals(Optional.of("Boot Command deploy failed"), reason(FAILED));
        assertEquals(Optional.of("it ended without a word"), reason(""));
    }

    @Test
    void shouldReadALineWithALongStackTrace() throws IOException {
        String trace = "\\tat somewhere\\n".repeat(20_000);

        String reason = reason(FAILED.replace("failed", "failed " + trace)).orElseThrow();

        assertTrue(reason.startsWith("Boot Command deploy failed"), reason);
    }

    private Optional<String> reason(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("server.log"), content);
        Child ended = Child.start(
                new Child.Start("ended", List.of("/bin/true"), Map.of(), null, folder.resolve("out"), "TERM"), folder);
        return new ServerLog(file)
                .await(ended, List.of("never"), List.of("Boot Command deploy failed"), Duration.ofSeconds(20));
    }
}
