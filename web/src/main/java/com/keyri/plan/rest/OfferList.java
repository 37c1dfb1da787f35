package com.keyri.plan.rest;

import com.keyri.plan.TermsWords;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import java.util.List;

/** What an organization may order. */
public record OfferList(List<Offer> items) {
    /**
     * One.
     *
     * @param isOwn whether nobody else gets these terms
     * @param summary the terms in words
     */
    public record Offer(
            PlanVersionId planVersionId,
            PlanId planId,
            String name,
            String description,
            boolean isOwn,
            TermsBody terms,
            String summary) {
        static Offer from(PlanVersion version) {
            return new Offer(
                    version.id(),
                    version.plan().id(),
                    version.planName(),
                    version.plan().description(),
                    version.customer().isPresent(),
                    TermsBody.from(version.terms()),
                    TermsWords.of(version.terms()));
        }
    }

    static OfferList from(List<PlanVersion> versions) {
        return new OfferList(versions.stream().map(Offer::from).toList());
    }
}
