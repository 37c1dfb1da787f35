package com.keyri.web.docs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An example value of a schema, as JSON: the shape at a glance, not data that would be accepted. */
final class Sample {
    private static final int DEEPEST = 4;
    private static final Map<String, String> BY_START = Map.of(
            "^si_", "si_01kav3…",
            "^dev_", "dev_01kav3…",
            "^enr_", "enr_01kav3…",
            "^txn_", "txn_01kav3…",
            "^app_", "app_01kav3…",
            "^org_", "org_01kav3…",
            "^key_", "key_01kav3…",
            "^https:", "https://shop.example.com",
            "^keyri_sk_", "keyri_sk_…",
            "^[0-9]{6}", "123456");

    private final SchemaView schemas;

    Sample(SchemaView schemas) {
        this.schemas = schemas;
    }

    String of(Tree schema) {
        return value(schema, 0);
    }

    private String value(Tree reference, int depth) {
        Tree schema = schemas.resolve(reference);
        if (schema.has("enum")) {
            return quoted(schema.at("enum").texts().get(0));
        }
        return switch (schema.at("type").text()) {
            case "object" -> object(schema, depth);
            case "array" -> depth > DEEPEST ? "[]" : "[" + value(schema.at("items"), depth + 1) + "]";
            case "integer" -> schema.at("minimum").optional().orElse("1");
            case "boolean" -> "true";
            default -> quoted(text(schema));
        };
    }

    private String object(Tree schema, int depth) {
        List<String> required = schema.at("required").texts();
        Map<String, Tree> members = schema.at("properties").members();
        if (members.isEmpty() || depth > DEEPEST) {
            return "{}";
        }
        String indent = "  ".repeat(depth + 1);
        return members.entrySet().stream()
                .filter(member -> required.isEmpty() || required.contains(member.getKey()))
                .map(member -> indent + quoted(member.getKey()) + ": " + value(member.getValue(), depth + 1))
                .collect(Collectors.joining(",\n", "{\n", "\n" + "  ".repeat(depth) + "}"));
    }

    private static String text(Tree schema) {
        if (schema.at("format").text().equals("date-time")) {
            return "2026-11-23T18:30:00Z";
        }
        String pattern = schema.at("pattern").text();
        return BY_START.entrySet().stream()
                .filter(entry -> pattern.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("…");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
