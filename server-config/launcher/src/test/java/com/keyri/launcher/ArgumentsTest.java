package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Set<String> WITH_VALUE = Set.of("--origin", "--port");
    private static final Set<String> FLAGS = Set.of("--micro");

    @Test
    void shouldTakeOptionsFlagsAndWordsInAnyOrder() {
        Arguments arguments = parse("create", "--origin", "https://a.example", "--micro", "--origin=https://b.example");

        assertEquals(List.of("create"), arguments.words());
        assertEquals(List.of("https://a.example", "https://b.example"), arguments.all("--origin"));
        assertTrue(arguments.has("--micro"));
    }

    @Test
    void shouldUseTheDefaultWhenAPortIsNotGiven() {
        assertEquals(8443, parse().port("--port", 8443));
        assertEquals(9000, parse("--port", "9000").port("--port", 8443));
    }

    @Test
    void shouldNameTheOptionWhenItIsUnknownOrItsValueIsMissingOrWrong() {
        assertRefused("--bogus isn't an option", "--bogus");
        assertRefused("--port wants a value", "--port");
        for (String port : List.of("0", "65536", "99999999999", "-1", "http", "")) {
            LaunchException refusal = assertThrows(
                    LaunchException.class, () -> parse("--port=" + port).port("--port", 1));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("--port wants a port between 1 and 65535"));
        }
    }

    private static void assertRefused(String beginning, String... words) {
        LaunchException refusal = assertThrows(LaunchException.class, () -> parse(words));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(beginning), refusal.getMessage());
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(List.of(words), WITH_VALUE, FLAGS);
    }
}
