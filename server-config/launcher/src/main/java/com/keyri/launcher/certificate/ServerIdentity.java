package com.keyri.launcher.certificate;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificate chain, the server's own certificate first.
 *
 * @param key the private key
 * @param chain the chain
 */
public record ServerIdentity(PrivateKey key, List<X509Certificate> chain) {
    /** The name of the entry in every key store made here. */
    public static final String ALIAS = "keyri";

    public ServerIdentity {
        chain = List.copyOf(chain);
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Writes a PKCS #12 key store that only its owner can read. */
    public void writeKeyStore(Path file, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password.toCharArray(), chain.toArray(Certificate[]::new));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            DataFolder.writePrivate(file, bytes.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new LaunchException("Can't write the key store " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** Writes the chain and the key as PEM; only the owner can read the key. */
    public void writePem(Path certificateFile, Path keyFile) {
        Pem.write(certificateFile, chain);
        Pem.write(keyFile, key);
    }
}
