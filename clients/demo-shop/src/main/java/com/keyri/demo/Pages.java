package com.keyri.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shop's files, read once; the pages know where Keyri is and which bytes its widget must have. */
final class Pages {
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "css",
            "text/css; charset=utf-8",
            "js",
            "text/javascript",
            "svg",
            "image/svg+xml");
    private static final List<String> FILES = List.of(
            "index.html",
            "account.html",
            "shop.css",
            "shop.js",
            "account.js",
            "logo.svg",
            "guji.svg",
            "huila.svg",
            "filter.svg",
            "hero.svg");

    private final Map<String, byte[]> files = new HashMap<>();

    Pages(Settings settings) throws IOException {
        for (String name : FILES) {
            files.put("/" + name, name.endsWith(".html") ? page(name, settings) : resource("/shop/" + name));
        }
        files.put("/", file("/index.html"));
        files.put("/account", file("/account.html"));
    }

    byte @Nullable [] find(String path) {
        return files.get(path);
    }

    static String type(String path) {
        String extension = path.contains(".") ? path.substring(path.lastIndexOf('.') + 1) : "html";
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private byte[] file(String path) {
        byte[] file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("The shop has no file " + path);
        }
        return file;
    }

    private static byte[] page(String name, Settings settings) throws IOException {
        return new String(resource("/shop/" + name), StandardCharsets.UTF_8)
                .replace("{{application}}", settings.applicationId())
                .replace("{{keyri}}", settings.keyriUrl())
                .replace("{{widget}}", widget(settings.keyriUrl()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The widget's tags, pinned: the browser refuses any other bytes, whoever serves them. */
    private static String widget(String keyriUrl) throws IOException {
        Map<String, Object> list = Text.json(new String(resource("/widget/integrity.json"), StandardCharsets.UTF_8));
        StringBuilder tags = new StringBuilder();
        if (list.get("files") instanceof Map<?, ?> hashes) {
            hashes.forEach((name, hash) -> {
                String pinned = "\"" + keyriUrl + "/widget/" + list.get("version") + "/" + name + "\" integrity=\""
                        + hash + "\" crossorigin";
                tags.append(
                                "keyri.js".equals(name)
                                        ? "<script type=\"module\" src=" + pinned + "></script>"
                                        : "<link rel=\"modulepreload\" href=" + pinned + ">")
                        .append('\n');
            });
        }
        return tags.toString();
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("Missing in the jar: " + path);
            }
            return in.readAllBytes();
        }
    }
}
