package com.keyri.apikey;

import com.keyri.apikey.model.FoundApiKey;
import com.keyri.limit.Allowance;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the present call against the API key that makes it, and knows what the key has left. */
@RequestScoped
public class KeyAllowance {
    @Inject
    RateLimits limits;

    private @Nullable String subject;

    /**
     * Counts the call.
     *
     * @throws com.keyri.problem.DomainException {@code TOO_MANY_REQUESTS} where the key has used up its calls
     */
    public void spend(FoundApiKey key) {
        String id = key.id().toString();
        subject = id;
        limits.spend(LimitKind.CALL_PER_KEY, id);
    }

    /** What is left; empty where no API key has made this call. */
    public Optional<Allowance> left() {
        return Optional.ofNullable(subject).map(id -> limits.left(LimitKind.CALL_PER_KEY, id));
    }
}
