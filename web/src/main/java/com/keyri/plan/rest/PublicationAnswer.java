package com.keyri.plan.rest;

import com.keyri.account.model.AccountId;
import com.keyri.plan.model.PlanPublication;
import java.time.Instant;

/** Who wants a version published at Stripe. */
public record PublicationAnswer(AccountId askedBy, Instant askedAt) {
    static PublicationAnswer from(PlanPublication publication) {
        return new PublicationAnswer(publication.askedBy(), publication.askedAt());
    }
}
