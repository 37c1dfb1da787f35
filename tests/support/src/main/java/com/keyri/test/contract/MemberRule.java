package com.keyri.test.contract;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the document says about one member of a body, however deep it stands.
 *
 * @param path the names down to it; an array's first element is called {@code 0}
 * @param schema its schema, references followed
 */
public record MemberRule(List<String> path, JsonNode schema) {
    private static final int DEEPEST = 4;

    public MemberRule {
        path = List.copyOf(path);
    }

    static List<MemberRule> below(OpenApiDocument document, Located part) {
        List<MemberRule> rules = new ArrayList<>();
        collect(document, part, List.of(), rules);
        return rules;
    }

    private static void collect(OpenApiDocument document, Located part, List<String> path, List<MemberRule> rules) {
        Located schema = document.resolve(part);
        if (!path.isEmpty()) {
            rules.add(new MemberRule(path, schema.node()));
        }
        if (path.size() == DEEPEST) {
            return;
        }
        for (String member : schema.node().path("properties").propertyNames()) {
            collect(document, schema.at("properties").at(member), extended(path, member), rules);
        }
        if (schema.at("items").exists()) {
            collect(document, schema.at("items"), extended(path, "0"), rules);
        }
    }

    private static List<String> extended(List<String> path, String member) {
        List<String> longer = new ArrayList<>(path);
        longer.add(member);
        return longer;
    }
}
