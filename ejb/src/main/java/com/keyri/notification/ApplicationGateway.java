package com.keyri.notification;

import com.keyri.outbound.OutboundAddresses;
import com.keyri.outbound.OutboundTrust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls applications: https only, verified, no redirects, over in five seconds whatever they do, and never to addresses
 * inside the installation's own network unless the operator allows it. Of the answer only the status is read.
 */
@ApplicationScoped
public class ApplicationGateway {
    /** From the first byte out to the status in. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String NOT_ALLOWED = "ADDRESS_NOT_ALLOWED";

    private OutboundAddresses addresses;
    private SSLSocketFactory trusting;

    /** For the container's proxy. */
    protected ApplicationGateway() {}

    @Inject
    ApplicationGateway(
            OutboundAddresses addresses,
            @ConfigProperty(name = "keyri.outbound.truststore") Optional<String> extraAuthorities) {
        this.addresses = addresses;
        try {
            trusting = OutboundTrust.context(extraAuthorities).getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("keyri.outbound.truststore can't be read", e);
        }
    }

    /** Posts a form; empty where the application took it, otherwise a short reason without the application's words. */
    public Optional<String> post(String uri, String form) {
        try (JudgedSockets sockets = new JudgedSockets(trusting, addresses::permits)) {
            URI target = URI.create(uri);
            if (!addresses.permits(target)) {
                return Optional.of(NOT_ALLOWED);
            }
            // Time-outs of reading begin anew with each byte, so the end of the call is the end of its socket.
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(sockets::close);
            int status = status(target, form.getBytes(StandardCharsets.UTF_8), sockets);
            return status / 100 == 2 ? Optional.empty() : Optional.of("STATUS_" + status);
        } catch (JudgedSockets.NotPermittedException e) {
            return Optional.of(NOT_ALLOWED);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    private static int status(URI target, byte[] form, JudgedSockets sockets) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(sockets);
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setRequestProperty("Connection", "close");
        connection.setDoOutput(true);
        // A body that is streamed isn't sent a second time when the first gets no answer.
        connection.setFixedLengthStreamingMode(form.length);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(form);
        }
        return connection.getResponseCode();
    }
}
