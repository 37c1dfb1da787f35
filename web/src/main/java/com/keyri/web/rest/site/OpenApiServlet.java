package com.keyri.web.rest.site;

import com.keyri.web.docs.OpenApiDocument;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The contract: YAML as it was written, or JSON for who asks for it. */
@WebServlet({"/openapi", "/openapi.yaml", "/openapi.json"})
public class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenApiDocument document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        response.setHeader("Access-Control-Allow-Origin", "*");
        if (wantsJson(request)) {
            Document.send(request, response, "application/json", document.json());
        } else {
            Document.send(request, response, "application/yaml;charset=utf-8", document.yaml());
        }
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return request.getServletPath().endsWith(".json")
                || (request.getServletPath().equals("/openapi") && accept.contains("json") && !accept.contains("yaml"));
    }
}
