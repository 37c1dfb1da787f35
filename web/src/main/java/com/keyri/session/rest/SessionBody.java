package com.keyri.session.rest;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session that makes the call. */
public record SessionBody(
        SessionId sessionId,
        AccountId accountId,
        @Nullable OrganizationId organizationId,
        List<String> roles,
        Instant proveBy,
        Instant idleUntil,
        Instant expiresAt) {
    static SessionBody from(FoundSession session) {
        return new SessionBody(
                session.id(),
                session.account(),
                session.organization().orElse(null),
                session.roles().stream().sorted().toList(),
                session.proveBy(),
                session.idleUntil(),
                session.expiresAt());
    }
}
