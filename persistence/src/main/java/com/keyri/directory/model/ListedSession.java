package com.keyri.directory.model;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.session.model.SessionId;
import java.time.Instant;

/** A live session as the staff's directory shows it. */
public record ListedSession(
        SessionId id,
        AccountId account,
        AccountKind kind,
        String browser,
        String system,
        String place,
        Instant begunAt,
        Instant lastUsedAt) {}
