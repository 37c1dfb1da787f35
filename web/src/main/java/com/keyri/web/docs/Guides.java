package com.keyri.web.docs;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The guides that this application carries. */
@ApplicationScoped
public class Guides {
    private GuidePages pages = GuidePages.read(name -> "# Guides");

    @PostConstruct
    void read() {
        pages = GuidePages.read(Guides::markdown);
    }

    /** The page that lists them: UTF-8 HTML. */
    public byte[] overview() {
        return pages.overview().getBytes(StandardCharsets.UTF_8);
    }

    /** The page of a guide: UTF-8 HTML. */
    public Optional<byte[]> guide(String name) {
        return pages.guide(name).map(page -> page.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A file that a guide shows, without the line feed at its end.
     *
     * @throws IllegalArgumentException where the guide shows no such file
     */
    public String file(String guide, String file) {
        return GuideText.parse(markdown(guide))
                .file(file)
                .orElseThrow(() -> new IllegalArgumentException("no such file in the guide: " + file));
    }

    private static String markdown(String name) {
        try (InputStream in = Guides.class.getResourceAsStream("/guides/" + name + ".md")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
