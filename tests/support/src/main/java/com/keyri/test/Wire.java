package com.keyri.test;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTP clients that trust one authority and nobody else. */
final class Wire {
    private Wire() {}

    /** With {@code way}, everything goes through it. */
    static HttpClient trusting(X509Certificate authority, Optional<ProxySelector> way) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().sslContext(context(authority)).connectTimeout(Duration.ofSeconds(10));
        way.ifPresent(builder::proxy);
        return builder.build();
    }

    private static SSLContext context(X509Certificate authority) {
        try {
            KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            roots.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
