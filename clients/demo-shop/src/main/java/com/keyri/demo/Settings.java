package com.keyri.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What the environment says: where Keyri is, who the shop is there, and how the shop itself is reached. */
record Settings(Map<String, String> environment) {
    String keyriUrl() {
        return required("KEYRI_URL");
    }

    String apiKey() {
        return required("KEYRI_API_KEY");
    }

    String applicationId() {
        return required("KEYRI_APPLICATION_ID");
    }

    String publicUrl() {
        return environment.getOrDefault("SHOP_PUBLIC_URL", "https://shop.keyri.localhost:" + port());
    }

    String listen() {
        return environment.getOrDefault("SHOP_LISTEN", "127.0.0.1");
    }

    int port() {
        return Integer.parseInt(environment.getOrDefault("SHOP_PORT", "8444"));
    }

    /** The shop's own certificate, and whom it trusts when it calls Keyri: the JDK's roots, or those of TRUST_PEM. */
    SSLContext tls() throws GeneralSecurityException, IOException {
        char[] password = required("SHOP_KEYSTORE_PASSWORD").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(required("SHOP_KEYSTORE")))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots(environment.get("TRUST_PEM")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static @Nullable KeyStore roots(@Nullable String pem) throws GeneralSecurityException, IOException {
        if (pem == null || pem.isEmpty()) {
            return null;
        }
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(pem))) {
            for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                roots.setCertificateEntry("root-" + roots.size(), root);
            }
        }
        return roots;
    }

    private String required(String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The environment variable " + name + " is missing");
        }
        return value;
    }
}
