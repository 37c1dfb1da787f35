package com.keyri.web.console;

import com.keyri.web.rest.edge.PageArea;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets only people with a session to the pages of portal and console, only staff to the console's and them to no other,
 * and each of them to the pages that their roles open. It stands before Faces, so that nothing of a post is read and no
 * view is built for anybody else. Declared in web.xml, after the edge.
 */
public class ShellFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Viewer viewer;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ReturnAddress.path(request);
        if (!viewer.isSignedIn()) {
            lead(request, response, ReturnAddress.signIn(request));
        } else if (viewer.needsProof()) {
            lead(request, response, ReturnAddress.renew(request));
        } else if (PageArea.of(path) == PageArea.CONSOLE && !viewer.isStaff()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (PageArea.of(path) == PageArea.PORTAL && viewer.isStaff()) {
            lead(request, response, first("console"));
        } else if (isFolder(path)) {
            lead(request, response, first(path.replace("/", "")));
        } else if (!PageRules.knows(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!PageRules.opens(path, viewer.roles())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(ViewNonce.carried(request), response);
        }
    }

    /** Staff whose roles have ended have nothing but their account. */
    private String first(String area) {
        String overview = "/" + area + "/index";
        return PageRules.opens(overview, viewer.roles()) ? overview : "/" + area + "/account";
    }

    private static boolean isFolder(String path) {
        return path.matches("/(portal|console)/?");
    }

    /** A script that posted a part of a page has to be told in its own words (Jakarta Faces, partial response). */
    private static void lead(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if (request.getHeader("Faces-Request") == null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", address);
            return;
        }
        response.setContentType("text/xml;charset=utf-8");
        // The address is ours and percent-encoded: nothing in it has a meaning in XML.
        response.getWriter()
                .write("<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\"" + address
                        + "\"></redirect></partial-response>");
    }
}
