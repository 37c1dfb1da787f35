package com.keyri.directory.rest;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.directory.model.ListedSession;
import com.keyri.paging.model.Page;
import com.keyri.session.model.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of live sessions. */
public record ListedSessionList(List<Entry> items, @Nullable String next) {
    /** One. */
    public record Entry(
            SessionId sessionId,
            AccountId accountId,
            AccountKind kind,
            String browser,
            String system,
            String place,
            Instant begunAt,
            Instant lastUsedAt) {}

    static ListedSessionList from(Page<ListedSession> page) {
        Page<Entry> shown = page.map(ListedSessionList::entry);
        return new ListedSessionList(shown.items(), shown.next().orElse(null));
    }

    private static Entry entry(ListedSession session) {
        return new Entry(
                session.id(),
                session.account(),
                session.kind(),
                session.browser(),
                session.system(),
                session.place(),
                session.begunAt(),
                session.lastUsedAt());
    }
}
