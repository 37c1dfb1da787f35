package com.keyri.web.rest.edge;

import com.keyri.risk.model.IpNetwork;
import java.util.Arrays;
import java.util.List;

/**
 * Networks as a setting names them.
 *
 * @param networks each of them
 */
record NetworkList(List<IpNetwork> networks) {
    NetworkList {
        networks = List.copyOf(networks);
    }

    /** Reads CIDR ranges separated by commas; refuses, in the name of the setting, what is none. */
    static NetworkList parse(String setting, String text) {
        return new NetworkList(Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(range -> !range.isEmpty())
                .map(range -> IpNetwork.parse(range)
                        .orElseThrow(() ->
                                new IllegalArgumentException(setting + ": " + range + " is no network in CIDR form")))
                .toList());
    }

    /** Whether this numeric address lies in one of them. */
    boolean contains(String address) {
        return IpNetwork.address(address)
                .filter(known -> networks.stream().anyMatch(network -> network.contains(known)))
                .isPresent();
    }
}
