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
    void shouldRenderTheDocument() {
        Answer docs = keyri.get("/docs").without("Accept").send();
        if (docs.status() / 100 == 3) {
            docs = keyri.get(docs.header("Location").replace(keyri.publicUrl(), ""))
                    .without("Accept")
                    .send();
        }
        assertTrue(docs.is(200).header("Content-Type").startsWith("text/html"));
        assertFalse(docs.header("Content-Security-Policy").contains("unsafe-inline"));
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
