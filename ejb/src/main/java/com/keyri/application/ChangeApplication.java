package com.keyri.application;

import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.Origin;
import com.keyri.risk.model.IpNetwork;
import com.keyri.text.model.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Change an application; what is empty stays as it is.
 *
 * @param backchannelLogoutUri where it is told that a session ended from now on, or {@link #NOWHERE}
 */
public record ChangeApplication(
        Optional<String> name,
        Optional<List<Origin>> origins,
        Optional<List<IpNetwork>> deniedNetworks,
        Optional<Boolean> allowsSyncedPasskeys,
        Optional<URI> backchannelLogoutUri,
        Optional<ApplicationState> state) {
    /** Takes the address away. */
    public static final URI NOWHERE = URI.create("");

    public ChangeApplication {
        name.ifPresent(text -> PlainText.require(text, RegisterApplication.LONGEST_NAME));
        origins = origins.map(list -> list.stream().distinct().toList());
        deniedNetworks = deniedNetworks.map(list -> list.stream().distinct().toList());
        if (origins.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("an application without an origin");
        }
    }

    /** The address that is set by this, where one is. */
    Optional<URI> newLogoutUri() {
        return backchannelLogoutUri.filter(address -> !address.equals(NOWHERE));
    }

    /** The names of what changes, for the audit log. */
    String members() {
        StringBuilder members = new StringBuilder();
        name.ifPresent(value -> members.append(" name"));
        origins.ifPresent(value -> members.append(" origins"));
        deniedNetworks.ifPresent(value -> members.append(" deniedNetworks"));
        allowsSyncedPasskeys.ifPresent(value -> members.append(" allowsSyncedPasskeys"));
        backchannelLogoutUri.ifPresent(value -> members.append(" backchannelLogoutUri"));
        state.ifPresent(value -> members.append(" state=").append(value));
        return members.toString().strip();
    }
}
