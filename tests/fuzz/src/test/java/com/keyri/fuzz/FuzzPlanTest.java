package com.keyri.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzPlanTest {
    private static final Path ROOT = Path.of("root");

    @Test
    void shouldReadItsWords() {
        FuzzPlan plan = FuzzPlan.parse(ROOT, List.of("--requests", "5", "--seed", "9", "--write"));
        assertEquals(5, plan.requests());
        assertEquals(9, plan.seed());
        assertTrue(plan.writes());
        assertEquals(100_000, FuzzPlan.parse(ROOT, List.of()).requests());
    }

    @Test
    void shouldRefuseOthers() {
        for (List<String> words :
                List.of(List.of("--requests"), List.of("--requests", "0"), List.of("--seed", "x"), List.of("--all"))) {
            assertThrows(IllegalArgumentException.class, () -> FuzzPlan.parse(ROOT, words), words::toString);
        }
    }
}
