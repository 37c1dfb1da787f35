package com.keyri.web.rest.site;

import com.keyri.web.rest.edge.Arrival;
import com.keyri.web.rest.edge.SecurityHeaders;
import com.keyri.web.rest.problem.Causes;
import com.keyri.web.rest.problem.ProblemKind;
import com.keyri.web.rest.problem.ProblemWriter;
import com.keyri.web.rest.record.CallRecord;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the container would answer with a page of its own: a page of ours for people, a problem document for programs.
 * It names what happened and nothing of the request.
 */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {
    static final String PATH = "/error";
    private static final long serialVersionUID = 1L;

    @Inject
    transient Arrival arrival;

    @Inject
    transient SecurityHeaders headers;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isDispatched = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        int status = isDispatched ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            CallRecord.cause(request, cause);
            beginAnew(response);
            status = Causes.databaseIsAway(cause) ? 503 : status;
        }
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        headers.write(response, path == null ? PATH : path);
        arrival.announce(request, response);
        response.setHeader("Cache-Control", "no-store");
        ProblemKind kind = ProblemKind.ofStatus(status);
        if (isPerson(request, path == null ? PATH : path)) {
            page(response, kind);
        } else {
            ProblemWriter.write(response, kind, arrival.note(request));
        }
    }

    /** A view that failed has opened the writer already, and the writer and the stream exclude each other. */
    private static void beginAnew(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.reset();
        }
    }

    private static boolean isPerson(HttpServletRequest request, String path) {
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return accept.contains("text/html") && !path.startsWith("/api/") && !path.startsWith("/a/");
    }

    private static void page(HttpServletResponse response, ProblemKind kind) throws IOException {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>{title} – Keyri</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/site/site.css">
                </head>
                <body class="centre">
                <main>
                <p class="number">{status}</p>
                <h1>{title}</h1>
                <p>{sentence}</p>
                <p><a class="button" href="/">To the start page</a></p>
                </main>
                </body>
                </html>
                """.replace("{title}", kind.title())
                .replace("{status}", String.valueOf(kind.status()))
                .replace("{sentence}", kind.sentence());
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setStatus(kind.status());
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
