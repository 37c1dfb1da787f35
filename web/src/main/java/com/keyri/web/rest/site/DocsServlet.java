package com.keyri.web.rest.site;

import com.keyri.web.docs.GuidePages;
import com.keyri.web.docs.Guides;
import com.keyri.web.docs.OpenApiDocument;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The documents for people who integrate: the guides, and the contract as a page. */
@WebServlet({"/docs", "/docs/", "/docs/api", GuidePages.PATH + "/*"})
public class DocsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenApiDocument document;

    @Inject
    transient Guides guides;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> page = page(request);
        if (page.isPresent()) {
            Document.send(request, response, "text/html;charset=utf-8", page.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Optional<byte[]> page(HttpServletRequest request) {
        return switch (request.getServletPath()) {
            case "/docs", "/docs/" -> Optional.of(guides.overview());
            case "/docs/api" -> Optional.of(document.page());
            default ->
                guides.guide(
                        Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1));
        };
    }
}
