package com.keyri.apikey.rest;

import com.keyri.web.rest.access.AccessTokenCredential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds an access token in a request: {@code Bearer} or {@code DPoP}, and three parts in base64url. */
final class TokenHeader {
    private static final Pattern HEADER =
            Pattern.compile("(?i:(bearer)|dpop) +([A-Za-z0-9_-]{1,512}\\.[A-Za-z0-9_-]{1,2048}\\.[A-Za-z0-9_-]{86})");

    private TokenHeader() {}

    static Optional<AccessTokenCredential> credential(HttpServletRequest request, String header) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> proofs = Collections.list(request.getHeaders("DPoP"));
        return Optional.of(new AccessTokenCredential(
                parts.group(2),
                parts.group(1) == null,
                proofs.size() == 1 ? proofs.get(0) : null,
                request.getMethod(),
                request.getRequestURI()));
    }
}
