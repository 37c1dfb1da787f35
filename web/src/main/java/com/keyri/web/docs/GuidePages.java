package com.keyri.web.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The guides as pages: the overview, whose links say which there are and in which order, and each of them. */
public final class GuidePages {
    /** Where a guide's page is: this, a slash, its name. */
    public static final String PATH = "/docs/guides";

    private static final String OVERVIEW = "README";

    private final GuideText overview;
    private final Map<String, GuideText> guides = new LinkedHashMap<>();

    private GuidePages(GuideText overview) {
        this.overview = overview;
    }

    /**
     * Reads the overview and what it links to.
     *
     * @param markdown gives the Markdown of a name; the overview's is {@code README}
     */
    public static GuidePages read(Function<String, String> markdown) {
        GuidePages pages = new GuidePages(GuideText.parse(markdown.apply(OVERVIEW)));
        pages.overview.guides().forEach(name -> pages.guides.put(name, GuideText.parse(markdown.apply(name))));
        return pages;
    }

    /** The page that lists them. */
    public String overview() {
        return page("", overview);
    }

    /** The page of a guide. */
    public Optional<String> guide(String name) {
        return Optional.ofNullable(guides.get(name)).map(guide -> page(name, guide));
    }

    private String page(String name, GuideText guide) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + Html.text(guide.title())
                + " – Keyri</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n"
                + "<link rel=\"stylesheet\" href=\"/site/site.css\">\n<link rel=\"stylesheet\" href=\"/site/docs.css\">\n"
                + "</head>\n<body class=\"docs guide\">\n<a class=\"skip\" href=\"#content\">To the content</a>\n"
                + "<header class=\"bar\"><a class=\"brand\" href=\"/\"><img src=\"/favicon.svg\" alt=\"\" width=\"28\" height=\"28\">"
                + "Keyri</a><a class=\"version\" href=\"/docs\">Guides</a><a class=\"download\" href=\"/docs/api\">API"
                + "</a></header>\n<div class=\"frame\">\n<nav aria-label=\"Guides\">\n<ul>\n" + contents(name)
                + "</ul>\n</nav>\n"
                + "<main id=\"content\">\n" + guide.html() + "</main>\n</div>\n</body>\n</html>\n";
    }

    private String contents(String current) {
        return guides.entrySet().stream()
                .map(entry ->
                        item(entry.getKey(), entry.getValue(), entry.getKey().equals(current)))
                .collect(Collectors.joining());
    }

    private static String item(String name, GuideText guide, boolean isCurrent) {
        String mark = isCurrent ? " aria-current=\"page\"" : "";
        String link = "<a href=\"" + PATH + '/' + name + '"' + mark + '>' + Html.text(guide.title()) + "</a>";
        return "<li>" + link + (isCurrent ? sections(guide) : "") + "</li>\n";
    }

    private static String sections(GuideText guide) {
        return guide.sections().stream()
                .map(section -> "<li>" + Html.link(section.getKey(), Html.text(section.getValue())) + "</li>\n")
                .collect(Collectors.joining("", "\n<ul>\n", "</ul>\n"));
    }
}
