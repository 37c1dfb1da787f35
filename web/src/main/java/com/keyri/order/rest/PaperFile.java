package com.keyri.order.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Something in writing as a file to keep. */
final class PaperFile {
    static final String PLAIN = "text/plain;charset=UTF-8";

    private PaperFile() {}

    static Response of(String content, String type, String name) {
        return Response.ok(content.getBytes(StandardCharsets.UTF_8), type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .build();
    }
}
