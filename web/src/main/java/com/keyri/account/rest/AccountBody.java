package com.keyri.account.rest;

import com.keyri.account.OwnAccount;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The caller's own account. */
public record AccountBody(
        AccountId accountId,
        AccountKind kind,
        String firstName,
        String lastName,
        String mailAddress,
        @Nullable String companyName,
        Instant createdAt) {
    static AccountBody from(OwnAccount account) {
        return new AccountBody(
                account.id(),
                account.kind(),
                account.person().firstName(),
                account.person().lastName(),
                account.person().mailAddress().value(),
                account.person().companyName().orElse(null),
                account.createdAt());
    }

    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "AccountBody[" + accountId + ']';
    }
}
