package com.keyri.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ServerLogTest {
    /** As EclipseLink says it, with the names of its build. */
    private static final String REGISTERED_TWICE = """
            Local Exception Stack:\s
            Exception [EclipseLink-4002] (Eclipse Persistence Services - 4.0.1.payara-p4.v202504221851): \
            org.eclipse.persistence.exceptions.DatabaseException
            Internal Exception: org.postgresql.util.PSQLException: ERROR: duplicate key value violates unique \
            constraint "device_key_thumbprint_key"
            Error Code: 0
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void before() throws IOException {
        file = Files.writeString(folder.resolve("server.log"), line("SEVERE", "keyri", "of before", ""));
    }

    @Test
    void shouldKnowAKeyThatIsRegisteredTwice() throws IOException {
        ServerLog log = ServerLog.since(file);
        append(line("WARNING", "org.eclipse.persistence.session.keyri", "", REGISTERED_TWICE));
        assertEquals(1, log.lines().size());
        assertEquals(Map.of(), KnownLogLines.unknown(log.lines(), 1_000));
    }

    @Test
    void shouldCountWarningsAndErrorsWithoutTheirNumbers() throws IOException {
        ServerLog log = ServerLog.since(file);
        for (String number : List.of("1", "23")) {
            append(line("WARNING", "keyri", "it broke " + number + " times", ""));
        }
        append(line("INFO", "keyri", "nothing", ""));
        assertEquals(Map.of("WARNING keyri: it broke N times", 2), log.lines());
        assertEquals(log.lines(), KnownLogLines.unknown(log.lines(), 1_000));
    }

    private void append(String line) throws IOException {
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    private static String line(String level, String logger, String message, String trace) {
        Map<String, Object> fields = Map.of(
                "Level", level, "LoggerName", logger, "LogMessage", message, "Throwable", Map.of("StackTrace", trace));
        return JsonMapper.shared().writeValueAsString(fields) + "\n";
    }
}
