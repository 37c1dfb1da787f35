package com.keyri.web.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Schemas: a name with a link, a table of members, the rules that a value keeps. */
final class SchemaView {
    private static final String REFERENCE = "#/components/schemas/";

    private final Tree schemas;

    SchemaView(Tree document) {
        this.schemas = document.at("components").at("schemas");
    }

    /** What a reference points to; the schema itself where it is none. */
    Tree resolve(Tree schema) {
        return schema.has("$ref") ? schemas.at(schema.at("$ref").text().substring(REFERENCE.length())) : schema;
    }

    /** All named schemas, each with its own address. */
    String all() {
        return schemas.members().entrySet().stream()
                .map(entry -> Html.section(
                        anchor(entry.getKey()),
                        "schema",
                        "<h3>" + Html.link(anchor(entry.getKey()), Html.text(entry.getKey())) + "</h3>\n"
                                + Html.prose(entry.getValue().at("description").text())
                                + body(entry.getValue())))
                .collect(Collectors.joining());
    }

    /** The members of an object as a table; the type and its rules for anything else. */
    String body(Tree schema) {
        Map<String, Tree> members = schema.at("properties").members();
        if (members.isEmpty()) {
            return "<p class=\"type\">" + type(schema) + rules(schema) + "</p>\n";
        }
        List<String> required = schema.at("required").texts();
        return members.entrySet().stream()
                .map(member -> row(member.getKey(), required.contains(member.getKey()), member.getValue()))
                .collect(Collectors.joining(
                        "",
                        "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Member</th><th scope=\"col\">Type</th>"
                                + "<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n",
                        "</tbody></table></div>\n"));
    }

    /** One row: name, type, and what it means. */
    String row(String name, boolean isRequired, Tree schema) {
        String mark = isRequired ? "" : " <span class=\"optional\">optional</span>";
        return "<tr><td>" + Html.code(name) + mark + "</td><td>" + type(schema) + "</td><td>"
                + Html.inline(meaning(schema)) + rules(schema) + "</td></tr>\n";
    }

    /** What is said here, or else what is said of the type that stands here. */
    private String meaning(Tree schema) {
        return schema.at("description")
                .optional()
                .orElseGet(() -> resolve(schema).at("description").text());
    }

    String type(Tree schema) {
        if (schema.has("$ref")) {
            String name = schema.at("$ref").text().substring(REFERENCE.length());
            return Html.link(anchor(name), Html.text(name));
        }
        String type = schema.at("type").text();
        if (type.equals("array")) {
            return "list of " + type(schema.at("items"));
        }
        return Html.text(schema.at("format").text().equals("date-time") ? "time (RFC 3339, UTC)" : type);
    }

    private static String rules(Tree schema) {
        List<String> rules = new ArrayList<>();
        List<String> values = schema.at("enum").texts();
        if (!values.isEmpty()) {
            rules.add("One of " + values.stream().map(Html::code).collect(Collectors.joining(", ")));
        }
        schema.at("pattern").optional().ifPresent(pattern -> rules.add("Matches " + Html.code(pattern)));
        range(schema, "minLength", "maxLength", " characters", rules);
        range(schema, "minItems", "maxItems", " items", rules);
        range(schema, "minimum", "maximum", "", rules);
        schema.at("default").optional().ifPresent(value -> rules.add("Default " + Html.code(value)));
        return rules.isEmpty() ? "" : " <span class=\"rules\">" + String.join(". ", rules) + ".</span>";
    }

    private static void range(Tree schema, String least, String most, String unit, List<String> rules) {
        String from = schema.at(least).text();
        String to = schema.at(most).text();
        if (!from.isEmpty() && !to.isEmpty()) {
            rules.add(from.equals(to) ? from + unit : from + " to " + to + unit);
        } else if (!to.isEmpty()) {
            rules.add("At most " + to + unit);
        } else if (!from.isEmpty()) {
            rules.add("At least " + from + unit);
        }
    }

    private static String anchor(String schema) {
        return "schema-" + schema;
    }
}
