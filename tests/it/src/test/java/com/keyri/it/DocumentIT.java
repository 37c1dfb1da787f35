package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.LocalHttp;
import com.keyri.protocol.JwkSet;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What anyone may read, and what only the operator's monitoring may. */
@ExtendWith(RunningEar.class)
class DocumentIT {
    private final TestServer server;
    private final Keyri keyri;

    DocumentIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @Test
    void shouldPublishItsTokenKeysToAnyPage() {
        Answer answer = keyri.get("/.well-known/jwks.json")
                .from("https://any.example")
                .send()
                .is(200);
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertTrue(answer.header("Cache-Control").matches("public, max-age=[1-9][0-9]*"));
        assertFalse(JwkSet.parse(answer.body()).keys().isEmpty());
        answer.json().path("keys").forEach(key -> assertFalse(key.has("d"), "a private key"));
    }

    @Test
    void shouldServeTheOpenApiDocumentThatTheTestsCompareWith() {
        Answer answer = keyri.get("/openapi").without("Accept").send().is(200);
        JsonNode served = YAMLMapper.shared().readTree(answer.body());
        assertEquals(keyri.document().root(), served);
    }

    @Test
    void shouldRenderTheDocumentAndTheGuides() {
        assertTrue(page("/docs/api").contains("<h1>Keyri API</h1>"));
        String overview = page("/docs");
        List<String> guides = Pattern.compile("href=\"(/docs/guides/[a-z-]+)\"")
                .matcher(overview)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertTrue(guides.contains("/docs/guides/add-sign-in"), guides.toString());
        for (String guide : guides) {
            assertTrue(page(guide).contains("aria-current=\"page\""), guide);
        }
        keyri.get("/docs/guides/nothing").send().isProblem(404, "not-found");
        keyri.get("/docs/guides/README").send().isProblem(404, "not-found");
    }

    private String page(String path) {
        Answer page = keyri.get(path).without("Accept").send().is(200);
        assertTrue(page.header("Content-Type").startsWith("text/html"), path);
        assertFalse(page.header("Content-Security-Policy").contains("unsafe-inline"), path);
        return page.body();
    }

    @Test
    void shouldTellItsHealthInsideOnly() throws IOException {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/health/started")) {
            HttpResponse<String> health = internal(path);
            assertEquals(200, health.statusCode(), path);
            assertEquals(
                    "UP",
                    JsonMapper.shared().readTree(health.body()).path("status").asString());
            assertEquals(404, keyri.get(path).send().status(), path + " on the public listener");
        }
        String ready = internal("/health/ready").body();
        assertTrue(ready.contains("\"checks\":[{"), ready);
    }

    @Test
    void shouldTellItsMetricsInsideOnly() throws IOException {
        HttpResponse<String> metrics = internal("/metrics");
        assertEquals(200, metrics.statusCode());
        assertTrue(metrics.body().contains("mp_scope=\"application\""));
        assertFalse(metrics.body().contains("si_0"), "an id in a label");
        assertEquals(404, keyri.get("/metrics").send().status());
    }

    @Test
    void shouldShowNothingOfTheContainer() {
        for (String path : List.of(
                "/nothing-here",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/api",
                "/api/",
                "/api/v1",
                "/api/v1/nothing",
                "/api/v2/sign-ins",
                "/api/v1/application.wadl",
                "/management/domain",
                "/admin",
                "/asadmin",
                "/.well-known/",
                "/favicon.svg.bak",
                "/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF%2fweb.xml",
                "/..%2f..%2fetc/passwd")) {
            Answer answer = keyri.get(path).send();
            assertTrue(answer.status() >= 400 && answer.status() < 500, path + ": " + answer.status());
        }
    }

    private HttpResponse<String> internal(String path) throws IOException {
        LocalHttp http = server.internal();
        return http.send(http.request(path).GET().build());
    }
}
