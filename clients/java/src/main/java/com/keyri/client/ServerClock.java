package com.keyri.client;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server's time as this device knows it: its own clock, corrected by the {@code Date} of the answers (RFC 9110
 * section 6.6.1). That header has whole seconds and has travelled, so a difference of up to two seconds counts as none.
 */
final class ServerClock implements InstantSource {
    private static final Duration NOISE = Duration.ofSeconds(2);

    private final InstantSource own;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    ServerClock(InstantSource own) {
        this.own = own;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(offset.get());
    }

    /** Takes over the server's time; without a readable date everything stays as it is. */
    void learn(HttpHeaders headers) {
        headers.firstValue("Date").flatMap(ServerClock::parse).ifPresent(server -> {
            Duration difference = Duration.between(own.instant(), server);
            offset.set(difference.abs().compareTo(NOISE) <= 0 ? Duration.ZERO : difference);
        });
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
