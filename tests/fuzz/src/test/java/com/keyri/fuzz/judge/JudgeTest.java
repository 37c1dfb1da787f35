package com.keyri.fuzz.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Outcome;
import com.keyri.fuzz.wire.RawAnswer;
import com.keyri.test.contract.OpenApiDocument;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final Draft DRAFT = new Draft(null, "POST", "/api/v1/organizations")
            .with("Content-Type", "application/json")
            .text("{\"name\":\"A\"}");
    private static final String ORGANIZATION =
            "{\"organizationId\":\"org_01h455vb4pex5vsknk084sn02q\",\"name\":\"A\",\"createdAt\":\"2026-11-01T00:00:00Z\"}";

    private final Judge judge = new Judge(OpenApiDocument.read(Path.of("../../web/src/main/resources/openapi.yaml")));

    @Test
    void shouldBeContentWithARefusalAsDocumented() {
        assertEquals(List.of(), troubles(400, problem(400, "")));
    }

    @Test
    void shouldReportAServerError() {
        assertReported("status 500", troubles(500, problem(500, "")));
        assertReported("status 502", troubles(502, problem(502, "")));
    }

    @Test
    void shouldReportAnUnavailableServerToo() {
        assertReported("status 503", troubles(503, problem(503, "")));
    }

    @Test
    void shouldLetHttpSayThatItDoesNotKnowAVersion() {
        assertEquals(List.of(), judge.troubles(Kind.WIRE, DRAFT, answered(505, "", "")));
        assertReported("status 505", judge.troubles(Kind.BODY, DRAFT, answered(505, "", "")));
        assertReported("status 500", judge.troubles(Kind.WIRE, DRAFT, answered(500, "", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NullPointerException",
                "IllegalStateException: gone",
                "\\tat org.x.Y.z(Y.java:12)",
                "com.keyri.signin.SignInService",
                "jakarta.ejb.EJBException",
                "ERROR: duplicate key value",
                "select a from b where c",
                "org.postgresql.util",
                "Payara Server",
                "/usr/lib/jvm"
            })
    void shouldReportWhatTellsOfTheServersInsides(String leak) {
        assertReported("insides", troubles(400, problem(400, ",\"detail\":\"" + leak + "\"")));
    }

    @Test
    void shouldReportInsidesInAHeader() {
        Map<String, List<String>> headers = headers("application/problem+json");
        headers.put("X-Cause", List.of("java.lang.IllegalStateException"));
        Outcome outcome = new Outcome.Answered(RawAnswer.of(400, headers, problem(400, "")), 1);
        assertReported("a header tells", judge.troubles(Kind.BODY, DRAFT, outcome));
    }

    @Test
    void shouldReportARepeatedValueAndAnInjectedHeader() {
        assertReported("repeats", troubles(400, problem(400, ",\"detail\":\"XYZZY\"")));
        Map<String, List<String>> headers = headers("application/problem+json");
        headers.put("X-Injected", List.of("yes"));
        Outcome outcome = new Outcome.Answered(RawAnswer.of(400, headers, problem(400, "")), 1);
        assertReported("injected", judge.troubles(Kind.PATH, DRAFT, outcome));
    }

    @Test
    void shouldReportARefusalThatIsNoProblemDocument() {
        assertReported(
                "no problem document", judge.troubles(Kind.BODY, DRAFT, answered(400, "text/html", "<h1>No</h1>")));
    }

    @Test
    void shouldReportABadRequestThatIsGranted() {
        Draft bad = new Draft(null, "POST", "/api/v1/organizations")
                .with("Content-Type", "application/json")
                .text("{\"name\":\"\"}");
        Outcome granted = answered(201, "application/json", ORGANIZATION);
        assertReported("request, body", judge.troubles(Kind.BODY, bad, granted));
        assertEquals(List.of(), judge.troubles(Kind.BODY, DRAFT, granted));
        Draft twice = new Draft(null, "POST", "/api/v1/organizations")
                .with("Content-Type", "application/json")
                .text("{\"name\":\"A\",\"name\":\"A\"}");
        assertReported("isn't strict JSON", judge.troubles(Kind.BODY, twice, granted));
    }

    @Test
    void shouldReportAHang() {
        assertReported(
                "no answer for 20000 ms", judge.troubles(Kind.BODY, DRAFT, new Outcome.TimedOut(20_000_000_000L)));
        assertReported("no answer", judge.troubles(Kind.WIRE, DRAFT, new Outcome.TimedOut(20_000_000_000L)));
    }

    @Test
    void shouldReportWhereTheServerHangsUpOnHttp() {
        assertReported("hung up", judge.troubles(Kind.BODY, DRAFT, new Outcome.HungUp("EOFException")));
        assertEquals(List.of(), judge.troubles(Kind.WIRE, DRAFT, new Outcome.HungUp("EOFException")));
        assertReported("no HTTP", judge.troubles(Kind.WIRE, DRAFT, new Outcome.NoHttp("x")));
    }

    @Test
    void shouldKnowTheEmptyAnswerToAPathThatIsNone() {
        Outcome empty = new Outcome.Answered(RawAnswer.of(200, new HashMap<>(), ""), 1);
        assertEquals(List.of(), judge.troubles(Kind.PATH, DRAFT, empty));
        assertTrue(!judge.troubles(Kind.BODY, DRAFT, empty).isEmpty());
    }

    private List<String> troubles(int status, String body) {
        return judge.troubles(Kind.BODY, DRAFT, answered(status, "application/problem+json", body));
    }

    private static void assertReported(String part, List<String> troubles) {
        assertTrue(troubles.stream().anyMatch(each -> each.contains(part)), () -> part + " isn't in " + troubles);
    }

    private static Outcome answered(int status, String type, String body) {
        return new Outcome.Answered(RawAnswer.of(status, headers(type), body), 1);
    }

    private static Map<String, List<String>> headers(String type) {
        return new HashMap<>(Map.of(
                "Content-Type", List.of(type),
                "Date", List.of("Sun, 01 Nov 2026 00:00:00 GMT"),
                "Retry-After", List.of("1"),
                "X-Content-Type-Options", List.of("nosniff"),
                "Strict-Transport-Security", List.of("max-age=31536000")));
    }

    private static String problem(int status, String more) {
        return "{\"type\":\"urn:keyri:problem:x\",\"title\":\"X\",\"status\":" + status + more + "}";
    }
}
