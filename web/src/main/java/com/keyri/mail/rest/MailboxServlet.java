package com.keyri.mail.rest;

import com.keyri.mail.MailboxMail;
import com.keyri.mail.MailboxService;
import com.keyri.mail.model.MailId;
import com.keyri.request.CallContext;
import com.keyri.risk.model.IpNetwork;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The local mailbox: the list, one mail, its HTML for the frame on that page, and all as JSON for tests. It isn't there
 * unless the operator opened it, nor for anybody but callers on this machine.
 */
@WebServlet({"/mailbox", MailboxServlet.MAIL + "*", "/mailbox.json"})
public class MailboxServlet extends HttpServlet {
    static final String MAIL = "/mailbox/";
    static final String HTML = "/html";

    private static final long serialVersionUID = 1L;
    private static final String PAGE_TYPE = "text/html;charset=utf-8";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** No script, nothing loaded; its links open pages of their own. */
    private static final String FRAME_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox;"
            + " default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'self'";

    @EJB
    transient MailboxService mailbox;

    @Inject
    transient CallContext call;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!mailbox.isOpen() || !isThisMachine(call.address())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        switch (request.getServletPath()) {
            case "/mailbox.json" -> send(response, "application/json", json(mailbox.list()));
            default -> page(request, response);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String rest = Optional.ofNullable(request.getPathInfo()).orElse("");
        boolean isFrame = rest.endsWith(HTML) && rest.length() > HTML.length();
        String id = rest.substring(Math.min(1, rest.length()), rest.length() - (isFrame ? HTML.length() : 0));
        Optional<MailboxMail> mail = MailId.parse(id).flatMap(mailbox::find);
        if (rest.isEmpty()) {
            send(response, PAGE_TYPE, MailboxPage.list(mailbox.list()));
        } else if (mail.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (isFrame) {
            response.setHeader("Content-Security-Policy", FRAME_POLICY);
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            send(response, PAGE_TYPE, mail.get().html());
        } else {
            send(response, PAGE_TYPE, MailboxPage.mail(mail.get()));
        }
    }

    /** Whether an address is this machine's own, as only this machine can have it. */
    static boolean isThisMachine(String address) {
        return IpNetwork.address(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static String json(List<MailboxMail> mails) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (MailboxMail mail : mails) {
            all.add(Json.createObjectBuilder()
                    .add("id", mail.id().toString())
                    .add("to", mail.to())
                    .add("subject", mail.subject())
                    .add("text", mail.text())
                    .add("createdAt", mail.createdAt().toString()));
        }
        return all.build().toString();
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
