package com.keyri.outbound;

import com.keyri.risk.model.IpNetwork;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where calls to applications may go: to https addresses on the public internet, unless the installation allows private
 * ones. A name is judged by what it resolves to, so whoever calls asks again with the resolved address.
 */
@ApplicationScoped
public class OutboundAddresses {
    /** Of the text of an address. */
    public static final int MOST_CHARACTERS = 508;

    /** Networks that no public service has (RFC 6890 and successors). */
    private static final List<IpNetwork> NOT_PUBLIC = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .stream()
            .map(text -> IpNetwork.parse(text).orElseThrow())
            .toList();

    private static final List<String> PRIVATE_NAMES = List.of("localhost", "local", "internal", "lan", "home.arpa");

    @Inject
    @ConfigProperty(name = "keyri.outbound.allow-private")
    boolean allowPrivate;

    private boolean privateToo;

    @PostConstruct
    void readSetting() {
        permitPrivate(allowPrivate);
    }

    void permitPrivate(boolean permitted) {
        privateToo = permitted;
    }

    /** Whether an application may name this address, as far as its text tells. */
    public boolean permits(URI address) {
        String host = address.getHost();
        return "https".equals(address.getScheme())
                && address.toString().length() <= MOST_CHARACTERS
                && host != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && (privateToo || isPublicHost(host.toLowerCase(Locale.ROOT)));
    }

    /** Whether a connection may go to this resolved address. */
    public boolean permits(InetAddress address) {
        return privateToo || NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    private boolean isPublicHost(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (bare.endsWith(".")) {
            return false;
        }
        Optional<InetAddress> literal = IpNetwork.address(bare);
        if (literal.isPresent()) {
            return permits(literal.orElseThrow());
        }
        // "127.1" and "0x7f.0.0.1" are addresses to some resolvers; no top-level domain begins with a digit.
        boolean looksNumeric = Character.isDigit(bare.charAt(bare.lastIndexOf('.') + 1));
        return !looksNumeric
                && bare.indexOf('.') > 0
                && PRIVATE_NAMES.stream().noneMatch(name -> bare.endsWith('.' + name));
    }
}
