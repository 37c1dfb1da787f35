package com.keyri.application.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that there is to know about an application, read by one query.
 *
 * @param id its id, which is also its public key for pages
 * @param organizationId who owns it
 * @param organizationName what people are told about the owner
 * @param name what people are told about the application
 * @param state whether it may sign people in
 * @param allowsSyncedPasskeys whether its users may enrol passkeys that are backed up to other devices
 * @param origins where its pages live; normalised
 * @param deniedNetworks from where nobody may sign in
 * @param backchannelLogoutUri where it is told that a session ended
 * @param createdAt when it was registered
 */
public record ApplicationView(
        ApplicationId id,
        OrganizationId organizationId,
        String organizationName,
        String name,
        ApplicationState state,
        boolean allowsSyncedPasskeys,
        List<String> origins,
        List<IpNetwork> deniedNetworks,
        Optional<URI> backchannelLogoutUri,
        Instant createdAt) {
    public ApplicationView {
        origins = List.copyOf(origins);
        deniedNetworks = List.copyOf(deniedNetworks);
    }

    public boolean isActive() {
        return state == ApplicationState.ACTIVE;
    }
}
