package com.keyri.application.rest;

import com.keyri.application.RegisterApplication;
import com.keyri.application.model.Origin;
import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body that registers an application. */
public record CreateApplication(
        @NotNull OrganizationId organizationId,
        @NotNull @DisplayText(max = 80) String name,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @WebOrigin String> origins,
        @Size(max = 100) @Nullable List<@NotNull @Network String> deniedNetworks,
        @Nullable Boolean allowsSyncedPasskeys,
        @HttpsUri @Nullable String backchannelLogoutUri) {

    /** What it asks for. */
    public RegisterApplication command() {
        return new RegisterApplication(
                organizationId,
                name,
                origins(origins),
                deniedNetworks == null ? List.of() : networks(deniedNetworks),
                allowsSyncedPasskeys == null || allowsSyncedPasskeys,
                Optional.ofNullable(backchannelLogoutUri).map(URI::create));
    }

    static List<Origin> origins(List<String> texts) {
        return texts.stream().map(text -> Origin.of(text).orElseThrow()).toList();
    }

    static List<IpNetwork> networks(List<String> texts) {
        return texts.stream().map(text -> IpNetwork.parse(text).orElseThrow()).toList();
    }
}
