package com.keyri.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The words of all templates, read once. */
@ApplicationScoped
class MailTemplates {
    /** The only language so far. */
    static final String LANGUAGE = "en";

    private final Map<MailTemplate, TemplateText> texts = new EnumMap<>(MailTemplate.class);

    @PostConstruct
    void read() {
        String layout = read("/mail/layout.html");
        for (MailTemplate template : MailTemplate.values()) {
            texts.put(template, TemplateText.parse(read(template.file(LANGUAGE)), layout));
        }
    }

    TemplateText of(MailTemplate template) {
        return Objects.requireNonNull(texts.get(template));
    }

    private static String read(String file) {
        try (InputStream in = MailTemplates.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
