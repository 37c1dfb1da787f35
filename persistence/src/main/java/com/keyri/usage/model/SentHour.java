package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;

/**
 * What Stripe has been told of an hour.
 *
 * @param sent what it has taken in
 * @param unknown how many deltas may have arrived besides
 * @param unknownSum of those
 */
public record SentHour(Instant hour, OrganizationId organization, long sent, long unknown, long unknownSum) {}
