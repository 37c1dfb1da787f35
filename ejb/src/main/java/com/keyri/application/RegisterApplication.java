package com.keyri.application;

import com.keyri.application.model.Origin;
import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import com.keyri.text.model.PlainText;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Register an application.
 *
 * @param origins where its pages live, at least one; duplicates are dropped
 * @param deniedNetworks from where nobody may sign in
 * @param backchannelLogoutUri where it is told that a session ended
 */
public record RegisterApplication(
        OrganizationId organization,
        String name,
        List<Origin> origins,
        List<IpNetwork> deniedNetworks,
        boolean allowsSyncedPasskeys,
        Optional<URI> backchannelLogoutUri) {
    static final int LONGEST_NAME = 80;

    public RegisterApplication {
        PlainText.require(name, LONGEST_NAME);
        origins = List.copyOf(new LinkedHashSet<>(origins));
        deniedNetworks = List.copyOf(new LinkedHashSet<>(deniedNetworks));
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("an application without an origin");
        }
    }
}
