package com.keyri.order;

import com.keyri.order.model.OrderCertificate;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate for people to read: the same as its document says, a line for each thing. */
public final class CertificateText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String INDENT = "  ";

    private CertificateText() {}

    /** The whole certificate, with the hash of its document. */
    public static String of(OrderCertificate certificate) {
        StringBuilder text = new StringBuilder();
        append(text, MAPPER.readTree(certificate.content()), "");
        return text.append("SHA-256 of the document: ")
                .append(certificate.hash())
                .append('\n')
                .toString();
    }

    private static void append(StringBuilder text, JsonNode node, String indent) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            text.append(indent).append(words(member.getKey())).append(':');
            appendValue(text, member.getValue(), indent);
        }
    }

    private static void appendValue(StringBuilder text, JsonNode value, String indent) {
        if (value.isObject()) {
            text.append('\n');
            append(text, value, indent + INDENT);
        } else if (value.isArray()) {
            text.append('\n');
            value.forEach(item -> text.append(indent).append("- ").append(item(item)).append('\n'));
        } else {
            text.append(' ').append(value.asString()).append('\n');
        }
    }

    private static String item(JsonNode item) {
        return item.isObject()
                ? item.path("column").asString() + " (" + item.path("leftOut").asString() + "): "
                        + item.path("reason").asString()
                : item.asString();
    }

    /** {@code backupsHoldItUntil} is "Backups hold it until"; a table's name stays. */
    private static String words(String name) {
        if (name.indexOf('_') >= 0 || name.equals("mail")) {
            return name;
        }
        String spaced = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
