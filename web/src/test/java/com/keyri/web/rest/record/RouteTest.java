package com.keyri.web.rest.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Path("/things/{thingId}/")
    static final class Things {
        @Path("parts/{partId: [a-z]+}")
        public void part() {}

        public void whole() {}
    }

    @Test
    void shouldNameTheTemplateNotThePath() throws NoSuchMethodException {
        assertEquals(
                "/api/v1/things/{thingId}/parts/{partId}",
                RouteFeature.template(Things.class, Things.class.getMethod("part")));
        assertEquals("/api/v1/things/{thingId}", RouteFeature.template(Things.class, Things.class.getMethod("whole")));
    }

    @Test
    void shouldNotLetCallersMakeUpLabels() {
        assertEquals(new Route("OTHER", "other"), Route.of("BREW", null));
        assertEquals(new Route("POST", "/api/v1/token"), Route.of("POST", "/api/v1/token"));
    }
}
