package com.keyri.session.model;

import java.time.Instant;

/**
 * A live session as people recognise it.
 *
 * @param browser name and version
 * @param system of the browser's machine
 * @param place city and country, or {@code unknown}
 * @param device the name of the phone that approved it
 */
public record SessionView(
        SessionId id,
        String browser,
        String system,
        String place,
        String device,
        Instant begunAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
