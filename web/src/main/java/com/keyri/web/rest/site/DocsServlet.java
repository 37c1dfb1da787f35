package com.keyri.web.rest.site;

import com.keyri.web.docs.OpenApiDocument;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The contract as a page for people. */
@WebServlet({"/docs", "/docs/"})
public class DocsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenApiDocument document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Document.send(request, response, "text/html;charset=utf-8", document.page());
    }
}
