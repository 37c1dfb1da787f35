package com.keyri.directory.rest;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import com.keyri.directory.model.ListedAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account of the directory. */
public record ListedAccountBody(
        AccountId accountId, AccountKind kind, @Nullable String companyName, AccountState state, Instant createdAt) {
    static ListedAccountBody from(ListedAccount account) {
        return new ListedAccountBody(
                account.id(), account.kind(), account.companyName().orElse(null), account.state(), account.createdAt());
    }

    @Override
    public String toString() {
        return "ListedAccountBody";
    }
}
