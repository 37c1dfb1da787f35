package com.keyri.subscription.rest;

import com.keyri.organization.model.OrganizationId;
import com.keyri.subscription.model.Difference;
import com.keyri.subscription.model.DifferenceId;
import com.keyri.subscription.model.DifferenceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What doesn't fit between here and Stripe. */
public record DifferenceList(List<DifferenceBody> items) {
    /** One of them. */
    public record DifferenceBody(
            DifferenceId differenceId,
            @Nullable OrganizationId organizationId,
            DifferenceKind kind,
            String subject,
            String detail,
            Instant foundAt) {
        static DifferenceBody from(Difference difference) {
            return new DifferenceBody(
                    difference.id(),
                    difference.organization().orElse(null),
                    difference.kind(),
                    difference.subject(),
                    difference.detail(),
                    difference.foundAt());
        }
    }

    static DifferenceList from(List<Difference> differences) {
        return new DifferenceList(differences.stream().map(DifferenceBody::from).toList());
    }
}
