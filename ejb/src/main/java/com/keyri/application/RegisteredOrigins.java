package com.keyri.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The answers of {@link OriginService}, remembered for ten seconds; at most 10,000 of them. */
@ApplicationScoped
public class RegisteredOrigins {
    private static final int LONGEST = 255;

    private final Cache<String, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    @Inject
    OriginService service;

    /** Whether a page of this origin may call the page's endpoints at all. */
    public boolean contains(String origin) {
        return origin.length() <= LONGEST
                && origin.startsWith("https://")
                && answers.get(origin, service::isRegistered);
    }
}
