package com.keyri.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.keyri.application.model.Origin;
import com.keyri.audit.Refusals;
import com.keyri.problem.DomainException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The answers of {@link OriginService}, remembered for ten seconds; at most 10,000 of them. */
@ApplicationScoped
public class RegisteredOrigins {
    private final Cache<String, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    @EJB
    OriginService service;

    @Inject
    Refusals refusals;

    /**
     * Whether a page of this origin may call the page's endpoints at all. Where the caller's address has used up its
     * refusals, an origin that isn't remembered is refused without asking for it.
     */
    public boolean contains(String origin) {
        boolean isOrigin =
                Origin.of(origin).filter(read -> read.value().equals(origin)).isPresent();
        try {
            return isOrigin && answers.get(origin, this::ask);
        } catch (DomainException e) {
            return false;
        }
    }

    private boolean ask(String origin) {
        refusals.requireSomeLeft();
        boolean registered = service.isRegistered(origin);
        if (!registered) {
            refusals.count();
        }
        return registered;
    }
}
