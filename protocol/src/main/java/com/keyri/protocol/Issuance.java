package com.keyri.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Who made a token, for whom, and when it counts: {@code iss, aud, iat, exp} (RFC 7519 section 4.1).
 *
 * @param issuer {@code iss}, this installation's public address
 * @param audience {@code aud}, the application's id, always one text
 * @param issuedAt {@code iat}, whole seconds
 * @param expiresAt {@code exp}, whole seconds
 */
public record Issuance(String issuer, String audience, Instant issuedAt, Instant expiresAt) {
    /** How far ahead {@code iat} may be of a verifier's clock. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    /**
     * Checks the shapes and drops fractions of a second.
     *
     * @param issuer {@code iss}, this installation's public address
     * @param audience {@code aud}, the application's id, always one text
     * @param issuedAt {@code iat}, whole seconds
     * @param expiresAt {@code exp}, whole seconds
     * @throws MalformedException if a text is no short text, or it doesn't end after it starts
     */
    public Issuance {
        Texts.id("iss", issuer);
        Texts.id("aud", audience);
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        if (!issuedAt.isBefore(expiresAt)) {
            throw new MalformedException("iat, exp: not in order");
        }
    }

    static Issuance read(Members members) {
        return new Issuance(members.text("iss"), members.text("aud"), members.seconds("iat"), members.seconds("exp"));
    }

    void write(Map<String, Object> members) {
        members.put("iss", issuer);
        members.put("aud", audience);
        members.put("iat", issuedAt.getEpochSecond());
        members.put("exp", expiresAt.getEpochSecond());
    }
}
