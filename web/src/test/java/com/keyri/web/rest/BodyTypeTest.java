package com.keyri.web.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyTypeTest {
    @Test
    void shouldTakeWhatABodyMayBe() {
        assertFalse(BodyType.isNone(null));
        assertFalse(BodyType.isNone(new MediaType("application", "json")));
        assertFalse(BodyType.isNone(new MediaType("application", "json", "utf-8")));
    }

    @Test
    void shouldRefuseWhatOnlyAnAcceptMaySay() {
        assertTrue(BodyType.isNone(new MediaType("application", "*")));
        assertTrue(BodyType.isNone(new MediaType("*", "*")));
        assertTrue(BodyType.isNone(new MediaType("application", "json", Map.of("q", "99999"))));
        assertTrue(BodyType.isNone(new MediaType("application", "json", Map.of("Q", "0.5"))));
        assertTrue(BodyType.isNone(new MediaType("application", "json", Map.of("qs", "1"))));
    }
}
