package com.keyri.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodesTest {
    private final Nodes nodes = new Nodes();
    private List<Duration> ages = List.of();
    private Duration now = Duration.ZERO;

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill it.
    NodesTest() {
        nodes.service = new NodeService() {
            @Override
            public List<Duration> beat(UUID node) {
                return ages;
            }
        };
    }

    @Test
    void shouldNotTakeItselfForTheOnlyOneBeforeItHasAsked() {
        assertFalse(nodes.isAlone());
        assertFalse(nodes.hasBeenAloneFor(Duration.ZERO));
        nodes.beat();
        assertTrue(nodes.isAlone());
        assertTrue(nodes.hasBeenAloneFor(Duration.ofDays(30)));
    }

    @Test
    void shouldNotTakeItselfForTheOnlyOneWhenItsAnswerIsOld() {
        nodes.nanos = () -> now.toNanos();
        nodes.beat();
        now = Duration.ofSeconds(9);
        assertTrue(nodes.isAlone());
        assertTrue(nodes.hasBeenAloneFor(Duration.ofDays(30)));
        now = Duration.ofSeconds(10);
        assertFalse(nodes.isAlone());
        assertFalse(nodes.hasBeenAloneFor(Duration.ofSeconds(1)));
        nodes.beat();
        assertTrue(nodes.isAlone());
    }

    @Test
    void shouldTakeANodeForGoneAfterTenSecondsAndRememberHowLong() {
        ages = List.of(Duration.ofSeconds(9), Duration.ofSeconds(3), Duration.ofHours(3));
        nodes.beat();
        assertEquals(2, nodes.others());
        assertFalse(nodes.isAlone());
        assertFalse(nodes.hasBeenAloneFor(Duration.ofSeconds(1)));
        ages = List.of(Duration.ofSeconds(11), Duration.ofHours(3));
        nodes.beat();
        assertTrue(nodes.isAlone());
        assertTrue(nodes.hasBeenAloneFor(Duration.ofSeconds(10)));
        assertFalse(nodes.hasBeenAloneFor(Duration.ofMinutes(10)));
    }
}
