package com.keyri.launcher.certificate;

import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certificate that a person brings along: a PKCS #12 file, or one PEM file with the chain and the key. */
public final class OwnCertificate {
    private OwnCertificate() {}

    /** Reads the file; {@code password} opens a PKCS #12 file. */
    public static ServerIdentity read(Path file, @Nullable String password) {
        if (!Files.isReadable(file)) {
            throw new LaunchException(
                    "Can't read the certificate " + file + ": give --certificate a file that exists.");
        }
        try {
            return isPem(file) ? fromPem(file) : fromKeyStore(file, password == null ? "" : password);
        } catch (GeneralSecurityException | IOException e) {
            throw new LaunchException(
                    "The certificate " + file + " is neither PEM with chain and unencrypted key nor PKCS #12 with the"
                            + " password in KEYRI_CERTIFICATE_PASSWORD: convert it with openssl.",
                    e);
        }
    }

    private static boolean isPem(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return new String(content, java.nio.charset.StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    private static ServerIdentity fromPem(Path file) throws IOException {
        Pem.Content content = Pem.read(file);
        PrivateKey key = content.key();
        if (key == null || content.certificates().isEmpty()) {
            throw new IOException("no key or no certificate");
        }
        return new ServerIdentity(key, content.certificates());
    }

    private static ServerIdentity fromKeyStore(Path file, String password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate certificate : store.getCertificateChain(alias)) {
                    chain.add((X509Certificate) certificate);
                }
                return new ServerIdentity(key, chain);
            }
        }
        throw new IOException("no key");
    }
}
