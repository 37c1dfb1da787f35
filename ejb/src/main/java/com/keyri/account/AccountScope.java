package com.keyri.account;

import com.keyri.account.model.AccountId;
import com.keyri.account.store.AccountScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Says whose own rows the present transaction may see, beside the organization's. */
@ApplicationScoped
public class AccountScope {
    @Inject
    AccountScopeStore store;

    public void enter(AccountId account) {
        store.enter(account);
    }

    /** What staff may see of everybody: accounts, staff and their sessions, nothing inside an organization. */
    public void enterStaff() {
        store.enterStaff();
    }

    /** Enters the account whose phone a browser enrols; empty where its visit is over, or never was. */
    public Optional<AccountId> enterByVisit(byte[] secretHash, Instant now) {
        return store.enterByVisit(secretHash, now);
    }
}
