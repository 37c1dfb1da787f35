package com.keyri.stripe;

import com.keyri.log.StartRefusal;
import com.keyri.outbound.OutboundTrust;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Stripe is, and the way there. A setting that makes no sense ends the start. */
@ApplicationScoped
public class StripeSettings {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int MOST_CALLS = 256;

    @Inject
    @ConfigProperty(name = "keyri.stripe.api-base")
    String apiBase;

    @Inject
    @ConfigProperty(name = "keyri.stripe.proxy")
    Optional<String> proxy;

    @Inject
    @ConfigProperty(name = "keyri.stripe.truststore")
    Optional<String> authorities;

    @Inject
    @ConfigProperty(name = "keyri.stripe.concurrent-calls")
    int concurrentCalls;

    private StripeRoute route = StripeRoute.DEFAULT;

    @PostConstruct
    void read() {
        if (concurrentCalls < 1 || concurrentCalls > MOST_CALLS) {
            throw StartRefusal.because("keyri.stripe.concurrent-calls isn't from 1 to " + MOST_CALLS, null);
        }
        route = new StripeRoute(base(apiBase), proxy.map(StripeSettings::proxy), trust());
    }

    StripeRoute route() {
        return route;
    }

    /** How many calls may be under way at once. */
    int concurrentCalls() {
        return concurrentCalls;
    }

    /** The address of the API: encrypted, or on this machine. */
    static URI base(String text) {
        try {
            URI base = URI.create(text);
            String host = base.getHost();
            boolean isSafe = "https".equals(base.getScheme()) || (host != null && LOOPBACK.contains(host));
            boolean isBare = base.getRawUserInfo() == null
                    && base.getRawQuery() == null
                    && base.getRawFragment() == null
                    && Set.of("", "/")
                            .contains(Optional.ofNullable(base.getRawPath()).orElse(""));
            if (host != null && isSafe && isBare && Set.of("https", "http").contains(base.getScheme())) {
                return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            }
        } catch (IllegalArgumentException e) {
            throw StartRefusal.because("keyri.stripe.api-base is no address", e);
        }
        throw StartRefusal.because("keyri.stripe.api-base isn't https://host, and isn't on this machine either", null);
    }

    static InetSocketAddress proxy(String text) {
        try {
            URI address = URI.create(text);
            String host = address.getHost();
            if (host != null
                    && "http".equals(address.getScheme())
                    && address.getPort() > 0
                    && address.getRawUserInfo() == null) {
                return InetSocketAddress.createUnresolved(host, address.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw StartRefusal.because("keyri.stripe.proxy is no address", e);
        }
        throw StartRefusal.because("keyri.stripe.proxy isn't http://host:port", null);
    }

    private SSLContext trust() {
        try {
            return OutboundTrust.context(authorities);
        } catch (IOException | GeneralSecurityException e) {
            throw StartRefusal.because("keyri.stripe.truststore can't be read", e);
        }
    }
}
