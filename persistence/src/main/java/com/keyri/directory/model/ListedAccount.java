package com.keyri.directory.model;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import java.time.Instant;
import java.util.Optional;

/** An account as the staff's directory shows it: not who it is, but whose company and whether it may sign in. */
public record ListedAccount(
        AccountId id, AccountKind kind, Optional<String> companyName, AccountState state, Instant createdAt) {}
