package com.keyri.application.rest;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application on the wire. */
public record ApplicationAnswer(
        ApplicationId applicationId,
        OrganizationId organizationId,
        String name,
        ApplicationState state,
        List<String> origins,
        List<String> deniedNetworks,
        boolean allowsSyncedPasskeys,
        @Nullable String backchannelLogoutUri,
        Instant createdAt) {
    static ApplicationAnswer from(ApplicationView application) {
        return new ApplicationAnswer(
                application.id(),
                application.organizationId(),
                application.name(),
                application.state(),
                application.origins(),
                application.deniedNetworks().stream().map(IpNetwork::toString).toList(),
                application.allowsSyncedPasskeys(),
                application.backchannelLogoutUri().map(URI::toString).orElse(null),
                application.createdAt());
    }
}
