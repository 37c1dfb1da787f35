package com.keyri.web.rest.creation;

import com.keyri.protocol.Base64Url;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Digests a body while it is read, where it comes with an Idempotency-Key: by what was read, the same request is known
 * again. It stands behind {@code BodyLimit}, so it digests no more than is taken.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR + 1)
public class BodyDigest implements ContainerRequestFilter {
    private static final String ATTRIBUTE = BodyDigest.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.POST) && request.getHeaders().containsKey(IdempotencyKey.HEADER)) {
            DigestInputStream body = new DigestInputStream(request.getEntityStream(), sha256());
            request.setEntityStream(body);
            request.setProperty(ATTRIBUTE, body);
        }
    }

    /** The digest of the body as far as it was read; that of nothing where nobody was to read it. */
    static String of(HttpServletRequest request) {
        MessageDigest digest =
                request.getAttribute(ATTRIBUTE) instanceof DigestInputStream body ? body.getMessageDigest() : sha256();
        return Base64Url.encode(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
