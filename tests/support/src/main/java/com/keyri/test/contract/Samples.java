package com.keyri.test.contract;

import com.keyri.test.contract.Operation.Parameter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that the document allows, made from its schemas alone: of the right shape, about things that don't exist.
 *
 * @param document the document
 */
public record Samples(OpenApiDocument document) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A UUID of version 7, which a pattern alone doesn't lead to. */
    private static final String UUID_V7 = "01h455vb4pex5vsknk084sn02q";

    /** A point on the curve, which a pattern doesn't lead to either (RFC 7515, appendix A.3). */
    private static final ObjectNode PUBLIC_KEY = JSON.objectNode()
            .put("kty", "EC")
            .put("crv", "P-256")
            .put("x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU")
            .put("y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

    /** The operation's path with ids put in, and its required query parameters. */
    public String path(Operation operation) {
        StringBuilder path = new StringBuilder(operation.path());
        char separator = '?';
        for (Parameter parameter : operation.parameters()) {
            String name = "{" + parameter.name() + "}";
            int at = path.indexOf(name);
            if (at >= 0) {
                path.replace(at, at + name.length(), text(parameter.schema()));
            } else if (parameter.place().equals("query") && parameter.required()) {
                path.append(separator).append(parameter.name()).append('=').append(text(parameter.schema()));
                separator = '&';
            }
        }
        return path.toString();
    }

    /** The operation's body with its required members; empty where it takes none. */
    public Optional<ObjectNode> body(Operation operation) {
        return operation.bodyTypes().stream().findFirst().map(type -> (ObjectNode) value(
                operation.definition().at("requestBody").at("content").at(type).at("schema")));
    }

    /** The body with every member that the document knows. */
    public Optional<ObjectNode> wholeBody(Operation operation) {
        return body(operation).map(body -> {
            Located schema = bodySchema(operation);
            for (String member : schema.node().path("properties").propertyNames()) {
                if (!body.has(member)) {
                    body.set(member, value(schema.at("properties").at(member)));
                }
            }
            return body;
        });
    }

    private Located bodySchema(Operation operation) {
        return document.resolve(operation
                .definition()
                .at("requestBody")
                .at("content")
                .at(operation.bodyTypes().get(0))
                .at("schema"));
    }

    private String text(String schema) {
        return value(new Located(schema, document.schemaNode(schema))).asString();
    }

    private JsonNode value(Located part) {
        Located schema = document.resolve(part);
        JsonNode node = schema.node();
        if (schema.pointer().endsWith("/PublicKey")) {
            return PUBLIC_KEY.deepCopy();
        }
        if (node.has("enum")) {
            return node.path("enum").path(0);
        }
        return switch (node.path("type").asString("object")) {
            case "string" -> JSON.stringNode(string(node));
            case "integer" -> JSON.numberNode(node.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> JSON.arrayNode().add(value(schema.at("items")));
            default -> object(schema);
        };
    }

    private ObjectNode object(Located schema) {
        ObjectNode object = JSON.objectNode();
        schema.node().path("required").forEach(name -> {
            String member = name.asString();
            object.set(member, value(schema.at("properties").at(member)));
        });
        return object;
    }

    private static String string(JsonNode schema) {
        if (schema.has("pattern")) {
            String text = SampleText.of(schema.path("pattern").asString());
            return text.matches("[a-z]+_0{26}") ? text.substring(0, text.indexOf('_') + 1) + UUID_V7 : text;
        }
        return schema.path("format").asString("").equals("date-time") ? "2030-01-01T00:00:00Z" : "sample";
    }
}
