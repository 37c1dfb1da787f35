package com.keyri.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** When all other journeys are over: axe has looked at each page that the access table has. */
@Order(Integer.MAX_VALUE)
final class EveryPageJourney {
    private static final Pattern PAGE = Pattern.compile("^\\| `(/[a-z/-]+)` \\|", Pattern.MULTILINE);
    private static final int FEWEST = 30;

    @Test
    void shouldHaveBeenLookedAt() throws IOException {
        Set<String> missed = pages();
        assertTrue(missed.size() >= FEWEST, missed::toString);
        missed.removeAll(Axe.lookedAt());
        assertEquals(Set.of(), missed);
    }

    private static Set<String> pages() throws IOException {
        String table = Files.readString(Installation.find().root().resolve("docs/security/access.md"));
        return PAGE.matcher(table)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
