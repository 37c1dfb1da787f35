package com.keyri.account;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What people are called in the mails that others get. */
@ApplicationScoped
public class AccountNames {
    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    /** First and last name; the transaction enters the account. */
    public String of(AccountId account) {
        scope.enter(account);
        return accounts.find(account)
                .map(AccountEntity::person)
                .map(Person::name)
                .orElseThrow();
    }
}
