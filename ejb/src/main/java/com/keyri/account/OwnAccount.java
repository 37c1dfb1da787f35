package com.keyri.account;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import java.time.Instant;

/** An account as its person sees it. */
public record OwnAccount(AccountId id, AccountKind kind, Person person, Instant createdAt) {
    static OwnAccount of(AccountEntity account) {
        return new OwnAccount(account.id(), account.kind(), account.person(), account.createdAt());
    }
}
