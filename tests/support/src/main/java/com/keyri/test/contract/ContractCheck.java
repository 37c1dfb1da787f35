package com.keyri.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares what went over the wire with the OpenAPI document. Every answer must be one that its operation documents:
 * status, content type, body, headers. A request that was answered with success must be one that the document allows.
 */
public final class ContractCheck {
    private static final String PROBLEM = "application/problem+json";
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final OpenApiDocument document;

    /** A check against this document. */
    public ContractCheck(OpenApiDocument document) {
        this.document = document;
    }

    /** What is wrong; empty: nothing. */
    public List<String> violations(Exchange exchange) {
        if (EveryAnswer.isByTheConnector(exchange)) {
            return List.of();
        }
        List<String> violations = new ArrayList<>(EveryAnswer.violations(exchange));
        Optional<Operation> operation = document.find(exchange.method(), exchange.path());
        if (operation.isPresent()) {
            checkAnswer(operation.get(), exchange, violations);
            if (exchange.status() < 300) {
                new RequestCheck(document, operation.get(), exchange).check(violations);
            }
        } else if (document.knowsPath(exchange.path()) && exchange.status() < 300 && !isPreflight(exchange)) {
            violations.add("success of an operation that isn't documented");
        }
        if (Exchange.mediaType(exchange.headers()).equals(PROBLEM)
                && !exchange.method().equals("HEAD")) {
            checkProblem(exchange, violations);
        }
        return violations;
    }

    /** What is wrong with a frame of the events socket. */
    public List<String> frameViolations(String text) {
        try {
            return document.errorsByName("EventFrame", STRICT.readTree(text));
        } catch (JacksonException e) {
            return List.of("a frame that isn't JSON: " + e.getOriginalMessage());
        }
    }

    private void checkAnswer(Operation operation, Exchange exchange, List<String> violations) {
        Located responses = operation.definition().at("responses");
        Located response = responses.at(String.valueOf(exchange.status()));
        if (!response.exists()) {
            response = responses.at("default");
            if (exchange.status() < 400 || !response.exists()) {
                violations.add("status " + exchange.status() + " isn't documented for " + operation);
                return;
            }
        }
        checkHeaders(document.resolve(response).at("headers"), exchange, violations);
        checkBody(document.resolve(response).at("content"), exchange, violations);
    }

    private void checkHeaders(Located headers, Exchange exchange, List<String> violations) {
        for (String name : headers.node().propertyNames()) {
            Located header = document.resolve(headers.at(name));
            Located schema = header.at("schema");
            Optional<String> value = exchange.headers().firstValue(name);
            if (value.isEmpty() && header.node().path("required").asBoolean(false)) {
                violations.add("no header " + name + ", which the document promises");
            }
            value.map(text -> headerValue(text, schema))
                    .map(node -> document.errors(schema.pointer(), node))
                    .ifPresent(errors -> errors.forEach(error -> violations.add("header " + name + ": " + error)));
        }
    }

    private static JsonNode headerValue(String text, Located schema) {
        boolean isNumber = schema.node().path("type").asString("").equals("integer") && text.matches("[0-9]{1,9}");
        return isNumber
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                : JsonNodeFactory.instance.stringNode(text);
    }

    private void checkBody(Located content, Exchange exchange, List<String> violations) {
        if (!content.exists()) {
            if (!exchange.body().isEmpty()) {
                violations.add("a body where none is documented");
            }
            return;
        }
        String type = Exchange.mediaType(exchange.headers());
        Located documented = content.at(type);
        if (!documented.exists()) {
            violations.add("content type '" + type + "' isn't documented, only "
                    + content.node().propertyNames());
            return;
        }
        checkSchema(documented.at("schema").pointer(), exchange, violations);
    }

    private void checkSchema(String pointer, Exchange exchange, List<String> violations) {
        try {
            // What isn't JSON, a table or a text, is one string to its schema.
            JsonNode body = Exchange.mediaType(exchange.headers()).endsWith("json")
                    ? STRICT.readTree(exchange.body())
                    : JsonNodeFactory.instance.stringNode(exchange.body());
            document.errors(pointer, body).forEach(error -> violations.add("body: " + error));
        } catch (JacksonException e) {
            violations.add("the body isn't strict JSON: " + e.getOriginalMessage());
        }
    }

    private void checkProblem(Exchange exchange, List<String> violations) {
        try {
            JsonNode problem = STRICT.readTree(exchange.body());
            document.errorsByName("Problem", problem).forEach(error -> violations.add("problem: " + error));
            if (problem.path("status").asInt(0) != exchange.status()) {
                violations.add("the problem's status isn't the answer's");
            }
            if (!problem.path("type").asString("").startsWith("urn:keyri:problem:")) {
                violations.add("the problem's type isn't one of ours");
            }
            if (problem.path("type").asString("").endsWith(":use-dpop-nonce")
                    && exchange.headers().firstValue("DPoP-Nonce").isEmpty()) {
                violations.add("use-dpop-nonce without a nonce");
            }
        } catch (JacksonException e) {
            violations.add("the problem isn't strict JSON: " + e.getOriginalMessage());
        }
    }

    private static boolean isPreflight(Exchange exchange) {
        return exchange.method().equals("OPTIONS") || exchange.method().equals("HEAD");
    }
}
