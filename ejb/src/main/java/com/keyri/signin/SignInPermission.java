package com.keyri.signin;

import com.keyri.organization.model.OrganizationId;

/** Whether an organization's users may sign in at all, as whoever looks after that says from memory, at once. */
@FunctionalInterface
public interface SignInPermission {
    boolean maySignIn(OrganizationId organization);
}
