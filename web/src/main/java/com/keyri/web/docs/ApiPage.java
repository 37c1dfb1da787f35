package com.keyri.web.docs;

import com.keyri.problem.ProblemType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The whole page. */
public final class ApiPage {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Tree document;
    private final SchemaView schemas;
    private final OperationView operations;

    private ApiPage(Tree document) {
        this.document = document;
        this.schemas = new SchemaView(document);
        this.operations = new OperationView(document, schemas);
    }

    /** The page of an OpenAPI document in YAML. */
    public static String of(String yaml) {
        return new ApiPage(Tree.parse(yaml)).render();
    }

    private String render() {
        Tree about = document.at("info");
        String title = Html.text(about.at("title").text());
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n"
                + "<link rel=\"stylesheet\" href=\"/site/site.css\">\n<link rel=\"stylesheet\" href=\"/site/docs.css\">\n"
                + "</head>\n<body class=\"docs\">\n<a class=\"skip\" href=\"#content\">To the content</a>\n"
                + "<header class=\"bar\"><a class=\"brand\" href=\"/\"><img src=\"/favicon.svg\" alt=\"\" width=\"28\" height=\"28\">"
                + "Keyri</a><a class=\"version\" href=\"/docs\">Guides</a><span class=\"version\">API "
                + Html.text(about.at("version").text()) + "</span>"
                + "<a class=\"download\" href=\"/openapi\">openapi.yaml</a></header>\n"
                + "<div class=\"frame\">\n<nav aria-label=\"Operations\">\n" + contents() + "</nav>\n"
                + "<main id=\"content\">\n<h1>" + title + "</h1>\n"
                + Html.prose(about.at("description").text())
                + problems() + tags() + "<h2 id=\"schemas\">Schemas</h2>\n" + schemas.all()
                + "</main>\n</div>\n</body>\n</html>\n";
    }

    private String contents() {
        String tags = document.at("tags").elements().stream()
                .map(tag -> tag.at("name").text())
                .map(tag -> "<h2>" + Html.link(anchor(tag), Html.text(tag)) + "</h2>\n<ul>\n"
                        + each(tag, (path, entry) -> item(entry)) + "</ul>\n")
                .collect(Collectors.joining());
        return tags + "<h2>" + Html.link("problems", "Problems") + "</h2>\n<h2>" + Html.link("schemas", "Schemas")
                + "</h2>\n";
    }

    private static String item(Map.Entry<String, Tree> entry) {
        return "<li>"
                + Html.link(
                        OperationView.anchor(entry.getValue()),
                        OperationView.method(entry.getKey())
                                + ' '
                                + Html.text(entry.getValue().at("summary").text()))
                + "</li>\n";
    }

    private String tags() {
        return document.at("tags").elements().stream()
                .map(tag -> "<h2 id=\"" + anchor(tag.at("name").text()) + "\">"
                        + Html.text(tag.at("name").text()) + "</h2>\n"
                        + Html.prose(tag.at("description").text())
                        + each(
                                tag.at("name").text(),
                                (path, entry) -> operations.render(path, entry.getKey(), entry.getValue())))
                .collect(Collectors.joining());
    }

    private String each(String tag, BiFunction<String, Map.Entry<String, Tree>, String> view) {
        StringBuilder html = new StringBuilder();
        document.at("paths")
                .members()
                .forEach((path, item) -> item.members().entrySet().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .filter(entry -> tag.equals(entry.getValue().at("tags").texts().stream()
                                .findFirst()
                                .orElse("")))
                        .forEach(entry -> html.append(view.apply(path, entry))));
        return html.toString();
    }

    private static String problems() {
        String rows = Arrays.stream(ProblemType.values())
                .map(type -> "<tr><td>" + Html.code("urn:keyri:problem:" + type.wireName()) + "</td><td>"
                        + Html.text(type.sentence()) + "</td></tr>\n")
                .collect(Collectors.joining());
        return Html.section(
                "problems",
                "operation",
                "<h2>Problems</h2>\n<p>Every refusal is a document of the form " + Html.code("application/problem+json")
                        + " (RFC 9457). Its <code>type</code> says why, its <code>instance</code> names the call: the same"
                        + " id stands in the header <code>X-Correlation-Id</code> and in the log.</p>\n"
                        + "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">type</th><th scope=\"col\">Meaning</th></tr>"
                        + "</thead>\n<tbody>\n" + rows + "</tbody></table></div>\n");
    }

    private static String anchor(String tag) {
        return "tag-" + Html.text(tag);
    }
}
