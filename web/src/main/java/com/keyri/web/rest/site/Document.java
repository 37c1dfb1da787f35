package com.keyri.web.rest.site;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends a document that stays the same until the next release, or says that the caller has it already. */
final class Document {
    private Document() {}

    static void send(HttpServletRequest request, HttpServletResponse response, String type, byte[] body)
            throws IOException {
        String tag = '"' + Base64Url.encode(Digests.sha256(body)) + '"';
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
