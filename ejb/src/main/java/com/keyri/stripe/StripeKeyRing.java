package com.keyri.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The key in use. */
@ApplicationScoped
public class StripeKeyRing {
    Optional<KeyInUse> inUse() {
        return Optional.empty();
    }
}
