package com.keyri.token.rest;

import com.keyri.apikey.ClientSecret;
import com.keyri.application.model.ApplicationId;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The client in a header {@code Authorization: Basic} (RFC 6749, section 2.3.1): the application's id and an API key.
 * Neither has a character that would be encoded, so they are taken as they are.
 */
final class BasicClient {
    private static final Pattern HEADER = Pattern.compile("(?i:basic) +([A-Za-z0-9+/]{1,200}={0,2})");
    private static final Pattern PAIR = Pattern.compile("(app_[0-9a-z]{26}):keyri_sk_([A-Za-z0-9_-]{43})");

    private BasicClient() {}

    /** The client of such a header; empty where there is none that could be ours. */
    static Optional<ClientSecret> parse(@Nullable String header) {
        Matcher encoded = HEADER.matcher(header == null ? "" : header);
        if (!encoded.matches()) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder().decode(encoded.group(1));
            Matcher parts = PAIR.matcher(new String(pair, StandardCharsets.ISO_8859_1));
            if (!parts.matches()) {
                return Optional.empty();
            }
            SecretToken secret = SecretToken.parse(parts.group(2));
            return ApplicationId.parse(parts.group(1)).map(id -> new ClientSecret(id, secret));
        } catch (IllegalArgumentException | MalformedException e) {
            return Optional.empty();
        }
    }
}
