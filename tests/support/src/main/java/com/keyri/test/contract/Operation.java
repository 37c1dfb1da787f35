package com.keyri.test.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the OpenAPI document.
 *
 * @param id its {@code operationId}
 * @param method the HTTP method, upper case
 * @param path the path with its templates, for instance {@code /api/v1/devices/{deviceId}}
 * @param tag who calls it
 * @param parameters the parameters of path, query and headers
 * @param takesBody whether a body is wanted
 * @param bodyTypes the media types of the body
 * @param definition where it stands
 */
public record Operation(
        String id,
        String method,
        String path,
        String tag,
        List<Parameter> parameters,
        boolean takesBody,
        List<String> bodyTypes,
        Located definition) {

    /**
     * A parameter.
     *
     * @param name its name
     * @param place {@code path}, {@code query} or {@code header}
     * @param required whether it must be there
     * @param schema where its schema stands
     */
    public record Parameter(String name, String place, boolean required, String schema) {}

    public Operation {
        parameters = List.copyOf(parameters);
        bodyTypes = List.copyOf(bodyTypes);
    }

    static Operation of(OpenApiDocument document, String path, String method, Located definition) {
        List<Parameter> parameters = new ArrayList<>();
        Located list = definition.at("parameters");
        for (int i = 0; i < list.node().size(); i++) {
            Located parameter = document.resolve(list.at(i));
            parameters.add(new Parameter(
                    parameter.node().path("name").asString(),
                    parameter.node().path("in").asString(),
                    parameter.node().path("required").asBoolean(false),
                    parameter.at("schema").pointer()));
        }
        JsonNode body = definition.node().path("requestBody");
        return new Operation(
                definition.node().path("operationId").asString(),
                method,
                path,
                definition.node().path("tags").path(0).asString(),
                parameters,
                !body.isMissingNode(),
                List.copyOf(body.path("content").propertyNames()),
                definition);
    }

    /** Whether a caller proves a key of its own (DPoP). */
    public boolean wantsProof() {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals("DPoP"));
    }

    /** Whether callers name themselves in this way; a scheme of the document. */
    public boolean isGuardedBy(String scheme) {
        return definition.node().path("security").valueStream().anyMatch(security -> security.has(scheme));
    }

    /** Whether success comes with a body. */
    public boolean answersWithBody() {
        return definition.node().path("responses").properties().stream()
                .anyMatch(response ->
                        response.getKey().startsWith("2") && response.getValue().has("content"));
    }

    /** The media types of a success. */
    public List<String> answerTypes() {
        return definition.node().path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").propertyNames().stream())
                .distinct()
                .toList();
    }

    /** Whether it is the handshake of a WebSocket. */
    public boolean isSocket() {
        return definition.node().path("responses").has("101");
    }

    Pattern pathPattern() {
        StringBuilder pattern = new StringBuilder();
        for (String part : path.substring(1).split("/", -1)) {
            pattern.append('/').append(part.startsWith("{") ? "([^/]+)" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }

    /** The values that a path has for the templates, by their names. */
    Map<String, String> pathValues(String actual) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = pathPattern().matcher(actual);
        if (matcher.matches()) {
            int group = 1;
            for (String part : path.split("/", -1)) {
                if (part.startsWith("{")) {
                    values.put(part.substring(1, part.length() - 1), matcher.group(group));
                    group++;
                }
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }
}
