package com.keyri.credential.console;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiScope;
import com.keyri.credential.ApiKey;
import java.time.Instant;

/**
 * An API key in the list.
 *
 * @param now when the list was made
 */
public record KeyLine(ApiKey key, Instant now) {
    public ApiKeyId id() {
        return key.id();
    }

    public String name() {
        return key.terms().name();
    }

    public String scopes() {
        return ApiScope.join(key.terms().scopes());
    }

    /** Whether it may be used. */
    public boolean isUsable() {
        return key.revokedAt().isEmpty()
                && key.terms().expiresAt().filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** Whether another one may be made in its place. */
    public boolean isReplaceable() {
        return isUsable() && key.replacedBy().isEmpty();
    }

    /** In a word. */
    public String state() {
        if (key.revokedAt().isPresent()) {
            return "Ended";
        }
        if (!isUsable()) {
            return "Expired";
        }
        return key.replacedBy().isPresent() ? "Replaced" : "Active";
    }

    /** As the style knows it. */
    public String style() {
        return isReplaceable() ? "ACTIVE" : isUsable() ? "WAITING" : "DISABLED";
    }
}
