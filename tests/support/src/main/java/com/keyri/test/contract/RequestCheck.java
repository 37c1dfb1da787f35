package com.keyri.test.contract;

import com.keyri.test.contract.Operation.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether a request that the server took is one that the document allows. */
final class RequestCheck {
    /** Which no schema of the document allows. */
    private static final String NOT_DECODABLE = "\uFFFD";

    private final OpenApiDocument document;
    private final Operation operation;
    private final Exchange exchange;

    RequestCheck(OpenApiDocument document, Operation operation, Exchange exchange) {
        this.document = document;
        this.operation = operation;
        this.exchange = exchange;
    }

    void check(List<String> violations) {
        Map<String, String> values = operation.pathValues(exchange.path());
        Map<String, String> query = form(exchange.query());
        for (Parameter parameter : operation.parameters()) {
            String value = switch (parameter.place()) {
                case "path" -> decoded(values.getOrDefault(parameter.name(), ""));
                case "query" -> query.get(parameter.name());
                default ->
                    exchange.requestHeaders().firstValue(parameter.name()).orElse(null);
            };
            checkParameter(parameter, value, violations);
        }
        for (String name : query.keySet()) {
            if (operation.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals(name))) {
                violations.add("request: the query parameter " + name + " isn't documented");
            }
        }
        checkBody(violations);
    }

    private void checkParameter(Parameter parameter, @Nullable String value, List<String> violations) {
        if (value == null) {
            if (parameter.required()) {
                violations.add("request: " + parameter.name() + " is missing, and the server didn't mind");
            }
            return;
        }
        document.errors(parameter.schema(), typed(value, type(parameter)))
                .forEach(error -> violations.add("request, " + parameter.name() + ": " + error));
    }

    private static JsonNode typed(String value, String type) {
        if (type.equals("integer") && value.matches("-?[0-9]{1,9}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(value));
        }
        if (type.equals("boolean") && value.matches("true|false")) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value));
        }
        return JsonNodeFactory.instance.stringNode(value);
    }

    private String type(Parameter parameter) {
        return document.schemaNode(parameter.schema()).path("type").asString("");
    }

    private void checkBody(List<String> violations) {
        boolean sent = !exchange.requestBody().isEmpty();
        if (sent != operation.takesBody()) {
            violations.add(sent ? "request: a body that isn't documented" : "request: the body is missing");
            return;
        }
        if (!sent) {
            return;
        }
        String type = Exchange.mediaType(exchange.requestHeaders());
        Located content = operation.definition().at("requestBody").at("content").at(type);
        if (!content.exists()) {
            violations.add("request: the content type '" + type + "' isn't documented");
            return;
        }
        JsonNode body;
        try {
            body = type.endsWith("json")
                    ? ContractCheck.STRICT.readTree(exchange.requestBody())
                    : object(form(exchange.requestBody()));
        } catch (JacksonException e) {
            violations.add("request: the body isn't strict JSON, and the server didn't mind");
            return;
        }
        document.errors(content.at("schema").pointer(), body)
                .forEach(error -> violations.add("request, body: " + error));
    }

    private static ObjectNode object(Map<String, String> form) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        form.forEach(object::put);
        return object;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // Of a parameter that comes twice, the first counts.
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return NOT_DECODABLE;
        }
    }
}
