package com.keyri.signin;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import java.time.Instant;

/** A sign-in, or an approval of a transaction, whose code the page has redeemed. */
public record CompletedSignIn(
        SignInId id, ApplicationId application, OrganizationId organization, UserId user, Instant at) {}
