package com.keyri.launcher.payara;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The JVM options of a domain, as {@code domain.xml} lists them: one source for us and for {@code asadmin}. */
final class JvmOptions {
    private static final Pattern RANGE = Pattern.compile("\\[(\\d*)\\|(\\d*)](.*)");

    private static final Pattern CHOICE_OF_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    /** What is set for our collector, and slows or breaks another. */
    private static final Pattern FOR_OUR_COLLECTOR =
            Pattern.compile("-XX:\\+Use\\w+GC|-Xmn\\w+|-XX:(Min|Max)HeapFreeRatio=\\d+");

    private JvmOptions() {}

    /**
     * The options of a domain, followed by those of an operator, which win. Java takes one garbage collector: where the
     * operator chooses one, the domain's goes, with what was set for it.
     */
    static List<String> followedBy(List<String> domain, List<String> operator) {
        boolean chosen = operator.stream()
                .anyMatch(option -> CHOICE_OF_COLLECTOR.matcher(option).matches());
        return Stream.concat(
                        domain.stream()
                                .filter(option -> !chosen
                                        || !FOR_OUR_COLLECTOR.matcher(option).matches()),
                        operator.stream())
                .toList();
    }

    /**
     * Reads those that fit a Java of {@code feature} version, with {@code values} put in for their {@code ${names}};
     * those with other names are left out.
     */
    static List<String> read(Path domainXml, int feature, Map<String, String> values) throws IOException {
        List<String> options = new ArrayList<>();
        for (String line : lines(domainXml)) {
            Matcher range = RANGE.matcher(line);
            String option = range.matches() ? range.group(3) : line;
            if (!range.matches() || fits(range.group(1), range.group(2), feature)) {
                for (Map.Entry<String, String> value : values.entrySet()) {
                    option = option.replace("${" + value.getKey() + "}", value.getValue());
                }
                if (!option.contains("${")) {
                    options.add(option);
                }
            }
        }
        return options;
    }

    private static boolean fits(String from, String to, int feature) {
        return (from.isEmpty() || Integer.parseInt(from) <= feature)
                && (to.isEmpty() || feature <= Integer.parseInt(to));
    }

    private static List<String> lines(Path domainXml) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(domainXml)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList nodes = factory.newDocumentBuilder().parse(in).getElementsByTagName("jvm-options");
            for (int i = 0; i < nodes.getLength(); i++) {
                lines.add(nodes.item(i).getTextContent().strip());
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
        return lines;
    }
}
