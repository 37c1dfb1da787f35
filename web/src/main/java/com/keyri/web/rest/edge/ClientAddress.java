package com.keyri.web.rest.edge;

import com.keyri.risk.model.IpNetwork;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address that a call really comes from. What a proxy says is believed only of the configured ones, and only its
 * last word: what stands before it in X-Forwarded-For may be anybody's invention.
 */
@ApplicationScoped
public class ClientAddress {
    private List<IpNetwork> proxies = List.of();

    @Inject
    @ConfigProperty(name = "keyri.http.trusted-proxies")
    Optional<String> trusted;

    @PostConstruct
    void readProxies() {
        proxies = parse(trusted.orElse(""));
    }

    String of(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
        return of(request.getRemoteAddr(), lines, proxies);
    }

    /** Several lines are one list in their order (RFC 9110, section 5.3): a proxy may add a line of its own. */
    static String of(String peer, List<String> forwarded, List<IpNetwork> proxies) {
        String address = peer;
        String[] hops = String.join(",", forwarded).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(address, proxies); i--) {
            Optional<InetAddress> hop = IpNetwork.address(hops[i].trim());
            if (hop.isEmpty()) {
                break;
            }
            address = hop.get().getHostAddress();
        }
        return IpNetwork.address(address).map(InetAddress::getHostAddress).orElse("0.0.0.0");
    }

    static List<IpNetwork> parse(String networks) {
        return NetworkList.parse("keyri.http.trusted-proxies", networks).networks();
    }

    private static boolean isTrusted(String address, List<IpNetwork> proxies) {
        return new NetworkList(proxies).contains(address);
    }
}
