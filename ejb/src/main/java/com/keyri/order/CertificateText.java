package com.keyri.order;

import com.keyri.order.model.OrderCertificate;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;

/** A certificate for people to read: the same as its document says, a line for each thing. */
public final class CertificateText {
    private static final String INDENT = "  ";

    private CertificateText() {}

    /** The whole certificate, with the hash of its document. */
    public static String of(OrderCertificate certificate) {
        StringBuilder text = new StringBuilder();
        try (JsonReader reader = Json.createReader(new StringReader(certificate.content()))) {
            append(text, reader.readObject(), "");
        }
        return text.append("SHA-256 of the document: ")
                .append(certificate.hash())
                .append('\n')
                .toString();
    }

    private static void append(StringBuilder text, JsonObject object, String indent) {
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            text.append(indent).append(words(member.getKey())).append(':');
            appendValue(text, member.getValue(), indent);
        }
    }

    private static void appendValue(StringBuilder text, JsonValue value, String indent) {
        switch (value.getValueType()) {
            case OBJECT -> {
                text.append('\n');
                append(text, value.asJsonObject(), indent + INDENT);
            }
            case ARRAY -> {
                text.append('\n');
                value.asJsonArray()
                        .forEach(item -> text.append(indent)
                                .append("- ")
                                .append(item(item))
                                .append('\n'));
            }
            default -> text.append(' ').append(plain(value)).append('\n');
        }
    }

    private static String item(JsonValue item) {
        if (!(item instanceof JsonObject column)) {
            return plain(item);
        }
        return column.getString("column") + " (" + column.getString("leftOut") + "): " + column.getString("reason");
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
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
