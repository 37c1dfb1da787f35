package com.keyri.launcher;

import java.util.List;

/**
 * Under which names and ports the parts are reached.
 *
 * @param host the name of the platform; the authenticator and the shop live on names below it
 * @param listen the address that the public listeners bind to
 * @param publicPort the port that the platform and the authenticator listen on
 * @param internalPort the port for health and metrics, on the loopback address
 * @param shopPort the port of the demo shop
 * @param namedPort the port in their addresses, which is another where a balancer stands in front
 */
public record Addresses(String host, String listen, int publicPort, int internalPort, int shopPort, int namedPort) {
    /** The name that every browser resolves to this machine. */
    public static final String DEVELOPMENT_HOST = "keyri.localhost";

    /** With nothing in front. */
    public Addresses(String host, String listen, int publicPort, int internalPort, int shopPort) {
        this(host, listen, publicPort, internalPort, shopPort, publicPort);
    }

    /** The platform. */
    public String publicUrl() {
        return url(host, namedPort);
    }

    /** The authenticator, on a host of its own. */
    public String authenticatorUrl() {
        return url(authenticatorHost(), namedPort);
    }

    /** The demo shop. */
    public String shopUrl() {
        return url(shopHost(), shopPort);
    }

    /** Health and metrics. */
    public String internalUrl() {
        return url("localhost", internalPort);
    }

    /** All names of the server's certificate. */
    public List<String> hosts() {
        return List.of(host, authenticatorHost(), shopHost(), "localhost", "127.0.0.1");
    }

    /** The address at which this machine reaches the public listeners. */
    public String reachable() {
        return "0.0.0.0".equals(listen) || "::".equals(listen) ? "127.0.0.1" : listen;
    }

    /** Whether the names exist on this machine only. */
    public boolean isDevelopment() {
        return host.endsWith(".localhost");
    }

    private String authenticatorHost() {
        return sibling("auth");
    }

    private String shopHost() {
        return sibling("shop");
    }

    private String sibling(String label) {
        return label + "." + host;
    }

    private static String url(String host, int port) {
        return "https://" + host + (port == 443 ? "" : ":" + port);
    }
}
