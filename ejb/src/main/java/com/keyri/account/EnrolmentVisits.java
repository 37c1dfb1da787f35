package com.keyri.account;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.EnrolmentVisit;
import com.keyri.account.model.VisitPurpose;
import com.keyri.account.store.EnrolmentVisitStore;
import com.keyri.protocol.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Lets a browser that has shown a good link enrol the account's phone. Runs in the use case's transaction. */
@ApplicationScoped
public class EnrolmentVisits {
    private static final Duration LIFE = Duration.ofMinutes(30);

    @Inject
    EnrolmentVisitStore store;

    @Inject
    InstantSource clock;

    /**
     * Begins a visit, and ends every other of the account; the account has been entered.
     *
     * @return the secret of the browser's cookie
     */
    public SecretToken begin(AccountId account, VisitPurpose purpose, Optional<UUID> subject) {
        Instant now = clock.instant();
        SecretToken secret = SecretToken.random256();
        store.removeOf(account);
        store.add(new EnrolmentVisit(secret.hash(), account, purpose, subject, Optional.empty(), now.plus(LIFE)), now);
        return secret;
    }
}
