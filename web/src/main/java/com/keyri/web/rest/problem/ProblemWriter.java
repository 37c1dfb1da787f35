package com.keyri.web.rest.problem;

import com.keyri.web.rest.json.StrictJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Writes a problem document where there is no JAX-RS, in filters and servlets. */
public final class ProblemWriter {
    private ProblemWriter() {}

    /** Ends the answer with this problem; nothing may have been written yet. */
    public static void write(HttpServletResponse response, ProblemKind kind, String correlationId) throws IOException {
        byte[] body = StrictJson.mapper().writeValueAsBytes(Problem.of(kind, correlationId, List.of(), List.of()));
        response.setStatus(kind.status());
        response.setContentType(Problem.MEDIA_TYPE);
        if (kind.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
