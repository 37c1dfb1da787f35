package com.keyri.web.rest.edge;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The authenticator's page, which a QR code opens, and where it finds the API. */
@WebServlet({"/a", "/a/", "/a/config.json"})
public class AuthenticatorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!request.getServletPath().endsWith("/config.json")) {
            request.getRequestDispatcher("/a/index.html").forward(request, response);
            return;
        }
        byte[] body = Json.createObjectBuilder()
                .add("apiUrl", publicUrl)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
