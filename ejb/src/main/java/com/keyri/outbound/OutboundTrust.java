package com.keyri.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom outbound calls trust: the platform's authorities, and those that the operator adds. */
public final class OutboundTrust {
    private OutboundTrust() {}

    /**
     * A context that trusts them.
     *
     * @param extraAuthorities a PEM file with those that the operator adds
     */
    public static SSLContext context(Optional<String> extraAuthorities) throws IOException, GeneralSecurityException {
        if (extraAuthorities.isEmpty()) {
            return SSLContext.getDefault();
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (X509Certificate known : platform().getAcceptedIssuers()) {
            trusted.setCertificateEntry("platform-" + known.getSerialNumber() + known.hashCode(), known);
        }
        try (InputStream pem = Files.newInputStream(Path.of(extraAuthorities.get()))) {
            int number = 0;
            for (Certificate extra : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("extra-" + number++, extra);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static X509TrustManager platform() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
