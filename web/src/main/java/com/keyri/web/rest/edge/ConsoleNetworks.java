package com.keyri.web.rest.edge;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From where the console of the staff can be seen. To everybody else its pages, and the calls of the API that only it
 * makes, are addresses like any that don't exist.
 */
@ApplicationScoped
public class ConsoleNetworks {
    /** What of the API is for staff alone. */
    private static final List<String> API = List.of("/api/v1/directory", "/api/v1/staff", "/api/v1/staff-invitations");

    private NetworkList networks = new NetworkList(List.of());

    @Inject
    ClientAddress addresses;

    @Inject
    @ConfigProperty(name = "keyri.console.networks")
    Optional<String> setting;

    @PostConstruct
    void read() {
        networks = NetworkList.parse("keyri.console.networks", setting.orElse(""));
    }

    /** Whether the caller must not learn that there is anything at this path. */
    public boolean hides(HttpServletRequest request, String path) {
        boolean isConsole = PageArea.of(path) == PageArea.CONSOLE
                || API.stream().anyMatch(folder -> PageArea.isBelow(path, folder));
        return isConsole && !admits(request);
    }

    /** Whether the caller's address is one of staff. */
    public boolean admits(HttpServletRequest request) {
        return networks.contains(addresses.of(request));
    }
}
