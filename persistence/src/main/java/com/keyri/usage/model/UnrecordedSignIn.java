package com.keyri.usage.model;

import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import java.time.Instant;

/** A completed sign-in that isn't counted. */
public record UnrecordedSignIn(SignInId id, OrganizationId organization, UserId user, Instant redeemedAt) {}
