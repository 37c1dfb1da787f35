package com.keyri.signin;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInStatistics;
import com.keyri.signin.store.SignInStatisticsStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How the sign-ins of the organization go that the caller works in. */
@Stateless
@RolesAllowed(Roles.MEMBER)
public class SignInStatisticsService {
    private static final int DAYS = 30;

    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    SignInStatisticsStore store;

    @Inject
    InstantSource clock;

    /** The last 30 days, today included. */
    public SignInStatistics lastDays() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return store.count(organization, today.minusDays(DAYS - 1L), today);
    }
}
