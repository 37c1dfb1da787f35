package com.keyri.launcher.payara;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;

/** The authorities that this Java trusts and that haven't ended, as the trust store of a domain. */
final class TrustedRoots {
    private TrustedRoots() {}

    static void write(Path file, String password, Instant now) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            KeyStore system = KeyStore.getInstance("JKS");
            try (InputStream in =
                    Files.newInputStream(Path.of(System.getProperty("java.home"), "lib/security/cacerts"))) {
                system.load(in, null);
            }
            for (String alias : Collections.list(system.aliases())) {
                if (system.getCertificate(alias) instanceof X509Certificate certificate
                        && certificate.getNotAfter().toInstant().isAfter(now)) {
                    store.setCertificateEntry(alias, certificate);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            DataFolder.writePrivate(file, bytes.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new LaunchException("Can't read the authorities that this Java trusts: reinstall the JDK.", e);
        }
    }
}
