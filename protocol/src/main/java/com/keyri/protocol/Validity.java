package com.keyri.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The time in which a statement counts: the members {@code iat} and {@code exp} (RFC 7519 section 4.1), whole seconds.
 *
 * @param issuedAt when the device says it was made, on its server-corrected clock
 * @param expiresAt the first moment at which it no longer counts
 */
public record Validity(Instant issuedAt, Instant expiresAt) {
    /** How far the clocks of a device and of the server may differ, either way. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    /** The longest life of a signed statement. */
    public static final Duration MAX_LIFE = Duration.ofSeconds(60);

    /**
     * Drops fractions of a second and checks the order.
     *
     * @param issuedAt when the device says it was made, on its server-corrected clock
     * @param expiresAt the first moment at which it no longer counts
     * @throws MalformedException if it doesn't end after it starts, or lasts longer than {@link #MAX_LIFE}
     */
    public Validity {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        if (!issuedAt.isBefore(expiresAt) || expiresAt.isAfter(issuedAt.plus(MAX_LIFE))) {
            throw new MalformedException("iat, exp: not a short time");
        }
    }

    /**
     * The longest validity that starts now.
     *
     * @param now the server's time as the maker knows it
     * @return now until now plus {@link #MAX_LIFE}
     */
    public static Validity from(Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        return new Validity(start, start.plus(MAX_LIFE));
    }

    /**
     * Whether a statement counts at a moment, with {@link #CLOCK_TOLERANCE} at both ends.
     *
     * @param now the server's time
     * @return whether {@code iat - tolerance <= now < exp + tolerance}
     */
    public boolean covers(Instant now) {
        return !issuedAt.isAfter(now.plus(CLOCK_TOLERANCE)) && now.isBefore(expiresAt.plus(CLOCK_TOLERANCE));
    }

    void write(Map<String, Object> members) {
        members.put("iat", issuedAt.getEpochSecond());
        members.put("exp", expiresAt.getEpochSecond());
    }
}
