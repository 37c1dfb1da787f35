package com.keyri.subscription.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that doesn't fit between here and Stripe.
 *
 * @param subject what it is about, by Stripe's id or ours
 * @param detail ids and numbers
 */
public record Difference(
        DifferenceId id,
        Optional<OrganizationId> organization,
        DifferenceKind kind,
        String subject,
        String detail,
        Instant foundAt) {}
