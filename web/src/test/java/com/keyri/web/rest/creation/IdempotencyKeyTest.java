package com.keyri.web.rest.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {
    private static final String KEY = UUID.randomUUID().toString();

    @Test
    void shouldTakeTheSameKeyWithAndWithoutQuotes() {
        assertEquals(Optional.empty(), IdempotencyKey.in(List.of()));
        assertEquals(Optional.of(KEY), IdempotencyKey.in(List.of(KEY)));
        assertEquals(Optional.of(KEY), IdempotencyKey.in(List.of('"' + KEY + '"')));
    }

    @Test
    void shouldTakeEveryVisibleCharacterButQuoteBackslashAndComma() {
        String all = IntStream.rangeClosed('!', '~')
                .filter(c -> c != '"' && c != '\\' && c != ',')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertEquals(91, all.length());
        assertEquals(Optional.of(all), IdempotencyKey.in(List.of(all)));
        for (String no : List.of("\"", "\\", ",", " ", "\t", "\u007f", "\u00e4", "\u0000", "\n")) {
            assertRefused(List.of("x".repeat(16) + no + "x"));
        }
    }

    @Test
    void shouldTake16To128Characters() {
        for (int length : new int[] {16, 128}) {
            String key = "x".repeat(length);
            assertEquals(Optional.of(key), IdempotencyKey.in(List.of(key)));
        }
        for (int length : new int[] {0, 1, 15, 129, 100_000}) {
            assertRefused(List.of("x".repeat(length)));
            assertRefused(List.of('"' + "x".repeat(length) + '"'));
        }
    }

    @Test
    void shouldTakeOneHeaderOnly() {
        assertRefused(List.of(KEY, KEY));
        assertRefused(List.of('"' + KEY));
        assertRefused(List.of(KEY + '"'));
        assertRefused(List.of("\""));
    }

    private static void assertRefused(List<String> headers) {
        DomainException refusal = assertThrows(DomainException.class, () -> IdempotencyKey.in(headers));
        assertEquals(ProblemType.INVALID_REQUEST, refusal.type());
    }
}
