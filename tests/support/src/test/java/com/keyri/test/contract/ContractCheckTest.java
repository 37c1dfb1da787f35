package com.keyri.test.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractCheckTest {
    private static final OpenApiDocument DOCUMENT =
            OpenApiDocument.read(Path.of("../../web/src/main/resources/openapi.yaml"));
    private static final String ORGANIZATION =
            "{\"organizationId\":\"org_01h455vb4pex5vsknk084sn02q\",\"name\":\"A\",\"createdAt\":\"2026-11-01T00:00:00Z\"}";
    private static final String PROBLEM =
            "{\"type\":\"urn:keyri:problem:not-found\",\"title\":\"Not found\",\"status\":404}";
    private static final Map<String, String> ALWAYS = Map.of(
            "Date", "Sun, 01 Nov 2026 00:00:00 GMT",
            "X-Content-Type-Options", "nosniff",
            "Strict-Transport-Security", "max-age=31536000");

    private final ContractCheck check = new ContractCheck(DOCUMENT);

    @Test
    void shouldFindNothingWhenAllIsAsDocumented() {
        assertEquals(List.of(), check.violations(created(201, ORGANIZATION)));
    }

    @Test
    void shouldFindAnUndocumentedSuccess() {
        assertFound("status 200 isn't documented", created(200, ORGANIZATION));
    }

    @Test
    void shouldFindAHeaderThatIsMissingOrOfAnotherForm() {
        String path = "/api/v1/organizations/org_01h455vb4pex5vsknk084sn02q";
        Map<String, String> json = Map.of("Content-Type", "application/json");
        assertFound("no header ETag", of("GET", path, "", 200, ORGANIZATION, json));
        assertFound(
                "header ETag: ",
                of("GET", path, "", 200, ORGANIZATION, Map.of("Content-Type", "application/json", "ETag", "1")));
        String tag = "\"" + "a".repeat(22) + "\"";
        Exchange right =
                of("GET", path, "", 200, ORGANIZATION, Map.of("Content-Type", "application/json", "ETag", tag));
        assertEquals(List.of(), check.violations(right));
        assertFound(
                "header Idempotency-Replayed: ",
                answer(201, "application/json", ORGANIZATION, Map.of("Idempotency-Replayed", "no")));
        assertFound(
                "header Retry-After: ",
                answer(429, "application/problem+json", PROBLEM, Map.of("Retry-After", "soon")));
    }

    @Test
    void shouldFindAnUnknownMember() {
        assertFound("body: ", created(201, ORGANIZATION.replace("\"name\"", "\"extra\":1,\"name\"")));
    }

    @Test
    void shouldFindAMissingMember() {
        assertFound("body: ", created(201, ORGANIZATION.replace("\"name\":\"A\",", "")));
    }

    @Test
    void shouldFindADoubledMember() {
        assertFound("strict JSON", created(201, ORGANIZATION.replace("\"name\"", "\"name\":\"B\",\"name\"")));
    }

    @Test
    void shouldFindAnIdOfAnotherShape() {
        assertFound("body: ", created(201, ORGANIZATION.replace("org_01", "app_01")));
    }

    @Test
    void shouldFindATimeThatIsNone() {
        assertFound("body: ", created(201, ORGANIZATION.replace("2026-11-01T00:00:00Z", "yesterday")));
    }

    @Test
    void shouldFindAnotherContentType() {
        assertFound("content type 'text/plain'", answer(201, "text/plain", ORGANIZATION, Map.of()));
    }

    @Test
    void shouldFindARefusalThatIsHtml() {
        assertFound("no problem document", answer(404, "text/html", "<html>", Map.of()));
    }

    @Test
    void shouldLetABrowserBeToldInAPage() {
        String page = "<!doctype html>\n<html lang=\"en\">";
        assertEquals(List.of(), check.violations(refusedPage("/portal/members", page)));
        assertTrue(!check.violations(refusedPage("/portal/members", "<html>")).isEmpty());
        assertTrue(!check.violations(refusedPage("/api/v1/members", page)).isEmpty());
    }

    @Test
    void shouldFindAProblemWithAnotherStatusThanItsAnswer() {
        assertFound("problem's status", answer(403, "application/problem+json", PROBLEM, Map.of()));
    }

    @Test
    void shouldFindAStackTrace() {
        String telling = PROBLEM.replace("}", ",\"detail\":\"at com.keyri.Foo.bar(Foo.java:1)\"}");
        assertFound("insides", answer(404, "application/problem+json", telling, Map.of()));
    }

    @Test
    void shouldFindAServerError() {
        String error = PROBLEM.replace("404", "500");
        assertFound("server error", answer(500, "application/problem+json", error, Map.of()));
    }

    @Test
    void shouldFindUnavailabilityWithoutATimeToRetry() {
        String away = PROBLEM.replace("404", "503");
        assertFound("503 without Retry-After", answer(503, "application/problem+json", away, Map.of()));
        assertEquals(
                List.of(), check.violations(answer(503, "application/problem+json", away, Map.of("Retry-After", "5"))));
    }

    @Test
    void shouldFindADemandForANonceWithoutOne() {
        String demand = PROBLEM.replace("404", "401").replace("not-found", "use-dpop-nonce");
        assertFound(
                "without a nonce", answer(401, "application/problem+json", demand, Map.of("WWW-Authenticate", "DPoP")));
    }

    @Test
    void shouldFindABanner() {
        assertFound("banner", answer(404, "application/problem+json", PROBLEM, Map.of("Server", "Fish")));
    }

    @Test
    void shouldFindARequestThatTheDocumentForbidsWhenTheServerTookIt() {
        Exchange exchange = exchange("POST", "/api/v1/organizations", "{\"name\":\"\"}", 201, ORGANIZATION);
        assertFound("request, body: ", exchange);
    }

    @Test
    void shouldFindAQueryParameterThatIsOutOfBounds() {
        Exchange exchange = exchange("GET", "/api/v1/organizations?limit=1000", "", 200, "{\"organizations\":[]}");
        assertFound("request, limit: ", exchange);
    }

    @Test
    void shouldFindAFrameOfAnUnknownType() {
        assertEquals(List.of(), check.frameViolations("{\"type\":\"claimed\"}"));
        assertTrue(!check.frameViolations("{\"type\":\"abducted\"}").isEmpty());
        assertTrue(!check.frameViolations("{\"type\":\"claimed\",\"secret\":1}").isEmpty());
    }

    private void assertFound(String expected, Exchange exchange) {
        List<String> found = check.violations(exchange);
        assertTrue(found.stream().anyMatch(violation -> violation.contains(expected)), () -> "found only " + found);
    }

    private static Exchange created(int status, String body) {
        return answer(status, "application/json", body, Map.of());
    }

    private static Exchange answer(int status, String type, String body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", type);
        return of("POST", "/api/v1/organizations", "{\"name\":\"A\"}", status, body, all);
    }

    private static Exchange refusedPage(String path, String body) {
        Exchange json = of("GET", path, "", 403, body, Map.of("Content-Type", "text/html;charset=utf-8"));
        HttpHeaders browser =
                HttpHeaders.of(Map.of("Accept", List.of("text/html,application/xhtml+xml")), (name, value) -> true);
        return new Exchange("GET", path, browser, "", 403, json.headers(), body);
    }

    private static Exchange exchange(String method, String path, String requestBody, int status, String body) {
        return of(method, path, requestBody, status, body, Map.of("Content-Type", "application/json"));
    }

    private static Exchange of(
            String method, String path, String requestBody, int status, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        ALWAYS.forEach((name, value) -> all.put(name, new ArrayList<>(List.of(value))));
        headers.forEach((name, value) -> all.put(name, new ArrayList<>(List.of(value))));
        return new Exchange(
                method,
                path,
                HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true),
                requestBody,
                status,
                HttpHeaders.of(all, (name, value) -> true),
                body);
    }
}
