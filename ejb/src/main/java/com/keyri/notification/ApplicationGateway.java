package com.keyri.notification;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls applications: https only, verified, no redirects, bounded in time, and never to addresses inside the
 * installation's own network unless the operator allows it.
 */
@ApplicationScoped
public class ApplicationGateway {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private HttpClient client;

    @Inject
    @ConfigProperty(name = "keyri.outbound.truststore")
    Optional<String> extraAuthorities;

    @Inject
    @ConfigProperty(name = "keyri.outbound.allow-private")
    boolean allowPrivate;

    @PostConstruct
    void connect() {
        try {
            client = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .sslContext(OutboundTrust.context(extraAuthorities))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("keyri.outbound.truststore can't be read", e);
        }
    }

    /** Posts a form; empty where the application took it, otherwise a short reason without the application's words. */
    public Optional<String> post(String uri, String form) {
        try {
            URI target = URI.create(uri);
            if (!"https".equals(target.getScheme()) || !mayCall(target.getHost())) {
                return Optional.of("ADDRESS_NOT_ALLOWED");
            }
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("STATUS_" + status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("INTERRUPTED");
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    private boolean mayCall(String host) throws UnknownHostException {
        return allowPrivate || Arrays.stream(InetAddress.getAllByName(host)).noneMatch(ApplicationGateway::isInside);
    }

    private static boolean isInside(InetAddress address) {
        boolean uniqueLocalV6 = address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
        return uniqueLocalV6
                || address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }
}
