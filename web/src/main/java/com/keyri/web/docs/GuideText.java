package com.keyri.web.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A guide in Markdown as HTML: headings with addresses, links to other guides, code that scrolls by keyboard. */
final class GuideText {
    private static final Pattern GUIDE_LINK = Pattern.compile("([a-z0-9-]+)\\.md(#.*)?");
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> GuideText::addAttributes)
            .build();

    private final Node document;

    private GuideText(Node document) {
        this.document = document;
    }

    static GuideText parse(String markdown) {
        return new GuideText(PARSER.parse(markdown));
    }

    String html() {
        return RENDERER.render(document)
                .replace("<table>", "<div class=\"scroll\"><table>")
                .replace("</table>", "</table></div>");
    }

    /** The block of code that is marked as that file. */
    Optional<String> file(String name) {
        List<String> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String about = block.getInfo() == null ? "" : block.getInfo();
                if (Arrays.asList(about.split(" ", -1)).contains("file=" + name)) {
                    found.add(block.getLiteral().stripTrailing());
                }
            }
        });
        return found.stream().findFirst();
    }

    /** The first heading. */
    String title() {
        return headings(1).stream()
                .findFirst()
                .map(GuideText::plain)
                .orElseThrow(() -> new IllegalStateException("a guide without a title"));
    }

    /** Address and words of each section. */
    List<Map.Entry<String, String>> sections() {
        return headings(2).stream()
                .map(heading -> Map.entry(anchor(heading), plain(heading)))
                .toList();
    }

    /** The guides that it links to, in its order. */
    List<String> guides() {
        List<String> names = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                var guide = GUIDE_LINK.matcher(link.getDestination());
                if (guide.matches() && !names.contains(guide.group(1))) {
                    names.add(guide.group(1));
                }
                visitChildren(link);
            }
        });
        return names;
    }

    private List<Heading> headings(int level) {
        List<Heading> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == level) {
                    found.add(heading);
                }
            }
        });
        return found;
    }

    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading && heading.getLevel() > 1) {
            attributes.put("id", anchor(heading));
        } else if (node instanceof FencedCodeBlock && tag.equals("pre")) {
            attributes.put("tabindex", "0");
        } else if (node instanceof Link link) {
            attributes.remove("rel"); // Our own links, not a stranger's.
            var guide = GUIDE_LINK.matcher(link.getDestination());
            if (guide.matches()) {
                String section = guide.group(2) == null ? "" : guide.group(2);
                attributes.put("href", GuidePages.PATH + '/' + guide.group(1) + section);
            }
        }
    }

    private static String anchor(Heading heading) {
        return plain(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String plain(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
