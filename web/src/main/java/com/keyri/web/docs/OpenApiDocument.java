package com.keyri.web.docs;

import com.keyri.web.rest.json.StrictJson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The contract of this API in its forms: as it was written, as JSON, and as a page; each made once. */
@ApplicationScoped
public class OpenApiDocument {
    private byte[] yaml = {};
    private byte[] json = {};
    private byte[] page = {};

    @PostConstruct
    void read() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            yaml = Objects.requireNonNull(in, "openapi.yaml").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = new String(yaml, StandardCharsets.UTF_8);
        json = StrictJson.mapper().writeValueAsBytes(Tree.parse(text).raw());
        page = ApiPage.of(text).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] yaml() {
        return yaml.clone();
    }

    public byte[] json() {
        return json.clone();
    }

    /** UTF-8 HTML. */
    public byte[] page() {
        return page.clone();
    }
}
