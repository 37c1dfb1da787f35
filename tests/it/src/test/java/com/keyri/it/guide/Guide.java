package com.keyri.it.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files that a guide tells its reader to write: fenced blocks whose opening line says {@code file=NAME}. */
record Guide(Map<String, String> files) {
    private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+ file=(\\S+)\\n(.*?)^```$");

    static Guide read(String name) {
        Path file = Path.of(System.getProperty("keyri.root"), "docs", "guides", name + ".md");
        try {
            Map<String, String> files = new TreeMap<>();
            FILE.matcher(Files.readString(file)).results().forEach(found -> files.put(found.group(1), found.group(2)));
            return new Guide(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String file(String name) {
        String text = files.get(name);
        if (text == null) {
            throw new AssertionError("No block " + name + " among " + files.keySet());
        }
        return text;
    }

    void write(String name, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
