package com.keyri.launcher.demo;

import com.keyri.launcher.LaunchException;
import com.keyri.launcher.LocalHttp;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The management part of Keyri's API, called with the operator key. */
public final class OperatorApi {
    private final LocalHttp http;
    private final String operatorKey;
    private final ObjectMapper json = JsonMapper.shared();

    public OperatorApi(LocalHttp http, String operatorKey) {
        this.http = http;
        this.operatorKey = operatorKey;
    }

    /** What lies under {@code path}; empty where there is nothing. */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> response = send(http.request(path).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(accepted(response));
    }

    /** What lies under {@code path}. */
    public JsonNode get(String path) {
        return accepted(send(http.request(path).GET()));
    }

    /** Creates something. */
    public JsonNode post(String path, JsonNode body) {
        return accepted(send(withBody(path, "POST", body)));
    }

    /** Creates something that may be there already, which the API tells by 409; empty then. */
    public Optional<JsonNode> create(String path) {
        HttpResponse<String> response = send(http.request(path).method("POST", HttpRequest.BodyPublishers.noBody()));
        return response.statusCode() == 409 ? Optional.empty() : Optional.of(accepted(response));
    }

    /** Changes something, whatever it is now. */
    public JsonNode patch(String path, JsonNode body) {
        return accepted(send(withBody(path, "PATCH", body).header("If-Match", "*")));
    }

    private HttpRequest.Builder withBody(String path, String method, JsonNode body) {
        return http.request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Authorization", "Bearer " + operatorKey).build());
        } catch (IOException e) {
            throw new LaunchException("Keyri doesn't answer: ./keyri status tells whether it runs.", e);
        }
    }

    private JsonNode accepted(HttpResponse<String> response) {
        JsonNode body = parse(response);
        if (response.statusCode() / 100 != 2) {
            throw new LaunchException("Keyri refused (" + response.statusCode() + "): " + reason(body));
        }
        return body;
    }

    private JsonNode parse(HttpResponse<String> response) {
        try {
            return json.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static String reason(JsonNode problem) {
        StringBuilder reason = new StringBuilder(
                problem.path("detail").asString(problem.path("title").asString("no reason given")));
        for (JsonNode violation : problem.path("violations")) {
            reason.append(' ')
                    .append(violation.path("path").asString(""))
                    .append(": ")
                    .append(violation.path("message").asString(""))
                    .append('.');
        }
        return reason.toString();
    }
}
