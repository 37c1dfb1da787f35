package com.keyri.web.docs;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One operation: what it is for, what it takes, what it answers. */
final class OperationView {
    private static final String PARAMETER = "#/components/parameters/";
    private static final String RESPONSE = "#/components/responses/";
    private static final Map<String, String> CREDENTIALS = Map.of(
            "browserProof", "a DPoP proof by the browser's key",
            "deviceProof", "a DPoP proof by the device's key",
            "apiKey", "a secret API key",
            "operatorKey", "the operator key");

    private final Tree document;
    private final SchemaView schemas;
    private final Sample sample;

    OperationView(Tree document, SchemaView schemas) {
        this.document = document;
        this.schemas = schemas;
        this.sample = new Sample(schemas);
    }

    static String anchor(Tree operation) {
        return operation.at("operationId").text();
    }

    /** The method as a coloured word. */
    static String method(String method) {
        return "<span class=\"method " + Html.text(method) + "\">" + Html.text(method.toUpperCase(Locale.ROOT))
                + "</span>";
    }

    String render(String path, String method, Tree operation) {
        String html = "<h3>"
                + Html.link(anchor(operation), Html.text(operation.at("summary").text())) + "</h3>\n"
                + "<p class=\"address\">" + method(method) + ' ' + Html.code(path) + "</p>\n"
                + credentials(operation)
                + Html.prose(operation.at("description").text())
                + parameters(operation)
                + content("Body", operation.at("requestBody"))
                + responses(operation);
        return Html.section(anchor(operation), "operation", html);
    }

    private static String credentials(Tree operation) {
        String names = operation.at("security").elements().stream()
                .flatMap(choice -> choice.members().keySet().stream())
                .map(name -> CREDENTIALS.getOrDefault(name, name))
                .collect(Collectors.joining(" or "));
        return Html.element("p", "needs", names.isEmpty() ? "Anyone may call it." : "Needs " + Html.text(names) + '.');
    }

    private String parameters(Tree operation) {
        String rows = operation.at("parameters").elements().stream()
                .map(parameter -> follow(parameter, PARAMETER, "parameters"))
                .map(this::parameter)
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? ""
                : "<h4>Parameters</h4>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Name</th>"
                        + "<th scope=\"col\">In</th><th scope=\"col\">Type</th><th scope=\"col\">Meaning</th></tr></thead>\n"
                        + "<tbody>\n" + rows + "</tbody></table></div>\n";
    }

    private String parameter(Tree parameter) {
        boolean isRequired = parameter.at("required").text().equals("true");
        return "<tr><td>" + Html.code(parameter.at("name").text())
                + (isRequired ? "" : " <span class=\"optional\">optional</span>") + "</td><td>"
                + Html.text(parameter.at("in").text()) + "</td><td>" + schemas.type(parameter.at("schema"))
                + "</td><td>" + Html.inline(parameter.at("description").text()) + "</td></tr>\n";
    }

    /** The table of members beside an example, for each form that the body has. */
    private String content(String title, Tree holder) {
        return holder.at("content").members().entrySet().stream()
                .map(form -> "<h4>" + Html.text(title) + " <span class=\"media\">" + Html.text(form.getKey())
                        + "</span></h4>\n"
                        + shape(form.getKey(), form.getValue().at("schema")))
                .collect(Collectors.joining());
    }

    private String shape(String media, Tree schema) {
        String name = schema.has("$ref") ? "<p class=\"type\">" + schemas.type(schema) + "</p>\n" : "";
        String example = media.endsWith("json") ? "<pre><code>" + Html.text(sample.of(schema)) + "</code></pre>\n" : "";
        return "<div class=\"shape\"><div>" + name + schemas.body(schemas.resolve(schema)) + "</div>\n" + example
                + "</div>\n";
    }

    private String responses(Tree operation) {
        StringBuilder html = new StringBuilder();
        StringBuilder refusals = new StringBuilder();
        operation.at("responses").members().forEach((status, response) -> {
            Tree resolved = follow(response, RESPONSE, "responses");
            if (status.startsWith("2") || status.startsWith("1")) {
                html.append(answer(status, resolved));
            } else if (!status.equals("default")) {
                refusals.append(Html.element("span", "status refused", Html.text(status)));
            }
        });
        String others = refusals + Html.link("problems", "any problem");
        return html + "<p class=\"refusals\">Refusals: " + others + "</p>\n";
    }

    private String answer(String status, Tree response) {
        String badge = Html.element("span", "status", Html.text(status));
        return "<h4>Answer " + badge + "</h4>\n"
                + Html.prose(response.at("description").text()) + content("Body", response);
    }

    private Tree follow(Tree node, String prefix, String kind) {
        return node.has("$ref")
                ? document.at("components").at(kind).at(node.at("$ref").text().substring(prefix.length()))
                : node;
    }
}
