package com.keyri.web.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.problem.ProblemType;
import com.keyri.web.rest.json.StrictJson;
import com.keyri.web.rest.json.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemKindTest {
    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400",
        "UNAUTHENTICATED, 401",
        "INVALID_PROOF, 401",
        "USE_DPOP_NONCE, 401",
        "FORBIDDEN, 403",
        "ORIGIN_NOT_ALLOWED, 403",
        "CLAIM_REFUSED, 403",
        "DECISION_REFUSED, 403",
        "SIGN_IN_DENIED, 403",
        "NUMBER_REQUIRED, 409",
        "ENROLMENT_REFUSED, 403",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "INVALID_GRANT, 400",
        "UNSUPPORTED_GRANT, 400",
        "TOO_MANY_REQUESTS, 429",
        "UNAVAILABLE, 503"
    })
    void shouldGiveEachTypeItsStatus(ProblemType type, int status) {
        assertEquals(status, ProblemKind.of(type).status());
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void shouldWriteADocumentOfEachType(ProblemType type) {
        String json =
                StrictJson.mapper().writeValueAsString(Problem.of(ProblemKind.of(type), "c-1", List.of(), List.of()));

        assertTrue(json.startsWith("{\"type\":\"urn:keyri:problem:" + type.wireName() + "\",\"title\":\""), json);
        assertTrue(json.contains("\"instance\":\"c-1\""), json);
    }

    @Test
    void shouldNameTheErrorOfOAuth() {
        assertEquals("invalid_grant", ProblemKind.of(ProblemType.INVALID_GRANT).error());
        assertEquals(
                "unsupported_grant_type",
                ProblemKind.of(ProblemType.UNSUPPORTED_GRANT).error());
    }

    @Test
    void shouldLeaveOutWhatIsEmpty() {
        Problem bare = Problem.of(ProblemKind.of(ProblemType.CONFLICT), "", List.of(), List.of());
        Problem full = Problem.of(
                ProblemKind.CONTENT_TOO_LARGE, "c", List.of("why"), List.of(new Violation("a.b", "must be")));

        assertEquals(
                "{\"type\":\"urn:keyri:problem:conflict\",\"title\":\"Conflict\",\"status\":409,"
                        + "\"detail\":\"That isn't possible in the present state.\"}",
                StrictJson.mapper().writeValueAsString(bare));
        assertEquals(
                "{\"type\":\"urn:keyri:problem:content-too-large\",\"title\":\"Content too large\",\"status\":413,"
                        + "\"detail\":\"The body is too large.\",\"instance\":\"c\",\"reasons\":[\"why\"],"
                        + "\"violations\":[{\"path\":\"a.b\",\"message\":\"must be\"}]}",
                StrictJson.mapper().writeValueAsString(full));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid-request",
        "401, unauthenticated",
        "403, forbidden",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "409, conflict",
        "411, invalid-request",
        "413, content-too-large",
        "415, unsupported-media-type",
        "421, misdirected-request",
        "429, too-many-requests",
        "500, internal-error",
        "502, internal-error",
        "503, unavailable"
    })
    void shouldKnowTheContainersStatuses(int status, String name) {
        assertEquals(name, ProblemKind.ofStatus(status).name());
    }

    @Test
    void shouldNeverShowTheContainersOwn5xx() {
        assertEquals(500, ProblemKind.ofStatus(502).status());
        assertEquals(411, ProblemKind.ofStatus(411).status());
    }
}
