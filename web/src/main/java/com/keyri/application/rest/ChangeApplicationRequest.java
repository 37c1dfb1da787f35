package com.keyri.application.rest;

import com.keyri.application.ChangeApplication;
import com.keyri.application.model.ApplicationState;
import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body that changes an application; what is absent stays, an empty logout address takes it away. */
public record ChangeApplicationRequest(
        @DisplayText(max = 80) @Nullable String name,
        @Size(min = 1, max = 20) @Nullable List<@NotNull @WebOrigin String> origins,
        @Size(max = 100) @Nullable List<@NotNull @Network String> deniedNetworks,
        @Nullable Boolean allowsSyncedPasskeys,
        @HttpsUri(orEmpty = true) @Nullable String backchannelLogoutUri,
        @Nullable ApplicationState state) {

    /** What it asks for. */
    public ChangeApplication command() {
        return new ChangeApplication(
                Optional.ofNullable(name),
                Optional.ofNullable(origins).map(CreateApplication::origins),
                Optional.ofNullable(deniedNetworks).map(CreateApplication::networks),
                Optional.ofNullable(allowsSyncedPasskeys),
                Optional.ofNullable(backchannelLogoutUri).map(URI::create),
                Optional.ofNullable(state));
    }
}
