package com.keyri.session.rest;

import com.keyri.session.model.SessionId;
import com.keyri.session.model.SessionView;
import java.time.Instant;
import java.util.List;

/** The caller's live sessions, the last used first. */
public record OwnSessionList(List<Entry> items) {
    /** One; {@code isCurrent} where it makes the call. */
    public record Entry(
            SessionId sessionId,
            boolean current,
            String browser,
            String system,
            String place,
            String device,
            Instant begunAt,
            Instant lastUsedAt,
            Instant expiresAt) {}

    static OwnSessionList from(List<SessionView> sessions, SessionId current) {
        return new OwnSessionList(
                sessions.stream().map(session -> entry(session, current)).toList());
    }

    private static Entry entry(SessionView session, SessionId current) {
        return new Entry(
                session.id(),
                session.id().equals(current),
                session.browser(),
                session.system(),
                session.place(),
                session.device(),
                session.begunAt(),
                session.lastUsedAt(),
                session.expiresAt());
    }
}
