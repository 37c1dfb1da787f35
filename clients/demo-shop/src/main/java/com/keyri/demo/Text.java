package com.keyri.demo;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON objects and form values, as text and back. */
final class Text {
    private Text() {}

    static String json(Map<String, ?> object) {
        return JSONObjectUtils.toJSONString(object);
    }

    static Map<String, Object> json(String text) throws IOException {
        try {
            return text.isBlank() ? Map.of() : JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw new IOException("Not a JSON object", e);
        }
    }

    static String form(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** The value of one name in a form body; empty where it isn't there. */
    static String formValue(String form, String name) throws BadRequestException {
        for (String pair : form.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new BadRequestException("The body is no form", e);
                }
            }
        }
        return "";
    }
}
