package com.keyri.apikey;

import com.keyri.apikey.model.FoundApiKey;
import com.keyri.application.model.ApplicationState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a call with a key, or with a token that a key asked for, was refused; told to the log and the meters, never to
 * the caller.
 */
public enum KeyRefusal {
    UNKNOWN,
    REVOKED,
    EXPIRED,
    APPLICATION_DISABLED,
    OUT_OF_SCOPE,
    /** As an OAuth client that the key isn't one of. */
    OTHER_CLIENT,
    TOKEN_REVOKED,
    TOKEN_EXPIRED,
    /** A token that is bound to a key came without that key's proof, or one that isn't with a proof. */
    TOKEN_BINDING;

    /** Why the key may not be used at that moment; empty where it may. */
    public static Optional<KeyRefusal> of(FoundApiKey key, Instant now) {
        if (key.revokedAt().isPresent()) {
            return Optional.of(REVOKED);
        }
        if (key.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            return Optional.of(EXPIRED);
        }
        return key.applicationState() == ApplicationState.ACTIVE ? Optional.empty() : Optional.of(APPLICATION_DISABLED);
    }

    /** The reason in the audit log. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
