package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFramesTest {
    @Test
    void shouldReadAProof() {
        assertEquals(Optional.of("a.b.c"), EventFrames.readProof("{\"type\":\"proof\",\"proof\":\"a.b.c\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\"proof\"",
                "{\"type\":\"proof\"}",
                "{\"type\":\"proof\",\"proof\":null}",
                "{\"type\":\"proof\",\"proof\":7}",
                "{\"type\":\"code\",\"proof\":\"a.b.c\"}",
                "{\"type\":\"proof\",\"proof\":\"a.b.c\",\"more\":1}",
                "{\"type\":\"proof\",\"proof\":\"a.b.c\",\"proof\":\"a.b.c\"}",
                "{\"type\":\"proof\",\"proof\":\"a.b.c\"} {}",
                "{\"type\":\"proof\",\"proof\":\"a.b.c\"",
            })
    void shouldTakeNothingElseForAProof(String frame) {
        assertEquals(Optional.empty(), EventFrames.readProof(frame));
    }

    /** Each is an exception of its own to some reader of JSON. */
    @ParameterizedTest
    @MethodSource("monsters")
    void shouldNotFailOnMonsters(String monster) {
        assertEquals(Optional.empty(), EventFrames.readProof(monster));
        assertEquals(Optional.empty(), EventFrames.readProof("{\"type\":\"proof\",\"proof\":" + monster + "}"));
    }

    static String[] monsters() {
        return new String[] {"1e99999999999", "9".repeat(4_000), "[".repeat(4_000), "{\"a\":".repeat(1_000), "\ud800"};
    }
}
