package com.keyri.subscription;

import com.keyri.organization.GrowthPermission;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.SignInPermission;
import com.keyri.subscription.model.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * The organizations that may not all they want, in this node's memory: a sign-in asks neither Stripe nor the database.
 * Until the first list has come, and while none can be had, what was known last counts; nobody is refused for a failure
 * of ours.
 */
@ApplicationScoped
public class Standings implements SignInPermission, GrowthPermission {
    private volatile Map<OrganizationId, Standing> restricted = Map.of();

    @Override
    public boolean maySignIn(OrganizationId organization) {
        return standing(organization).maySignIn();
    }

    @Override
    public boolean mayGrow(OrganizationId organization) {
        return standing(organization).mayGrow();
    }

    void are(Map<OrganizationId, Standing> now) {
        restricted = Map.copyOf(now);
    }

    private Standing standing(OrganizationId organization) {
        return restricted.getOrDefault(organization, Standing.GOOD);
    }
}
