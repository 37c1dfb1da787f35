package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import java.time.Instant;
import java.util.UUID;

/**
 * A completed sign-in, as it is counted: once, whoever tells of it how often.
 *
 * @param subject the user's pseudonym: half of a MAC
 * @param occurredAt when the page redeemed the code
 */
public record UsageEvent(SignInId signIn, OrganizationId organization, UUID subject, Instant occurredAt) {}
