package com.keyri.subscription;

import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.subscription.model.Standing;
import com.keyri.subscription.store.EntitlementStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How organizations stand, for the timers that look after it. */
@PermitAll
@Stateless
public class StandingService {
    private static final int BATCH = 50;

    @Inject
    EntitlementStore entitlements;

    @Inject
    Entitlements looked;

    @Inject
    OrganizationScope scope;

    @Inject
    InstantSource clock;

    /** The organizations that may not all they want. */
    public Map<OrganizationId, Standing> restricted() {
        return entitlements.restricted();
    }

    /** Whose grace may be over, or who is to be reminded. */
    public List<OrganizationId> due() {
        return entitlements.due(clock.instant(), BATCH);
    }

    /** Looks at one of them. */
    public void lookAt(OrganizationId organization) {
        scope.enter(organization);
        looked.lookAt(organization);
    }
}
