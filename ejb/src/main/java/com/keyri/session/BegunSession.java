package com.keyri.session;

import com.keyri.account.model.AccountKind;
import com.keyri.protocol.SecretToken;
import com.keyri.session.model.SessionId;

/** A fresh session; the secret of its cookie is in this answer only. */
public record BegunSession(SessionId id, SecretToken secret, AccountKind kind) {}
