package com.keyri.secret;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the master key in a PKCS #12 file, encrypted under a password; made on first use. AES-256-GCM. */
@ApplicationScoped
public class Pkcs12KeyStoreGateway implements KeyStoreGateway {
    private static final Logger LOG = Logger.getLogger(Pkcs12KeyStoreGateway.class.getName());
    private static final String ALIAS = "keyri-master-1";
    private static final byte FORMAT = 1;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final char[] password;
    private SecretKey master;

    @Inject
    Pkcs12KeyStoreGateway(
            @ConfigProperty(name = "keyri.keystore.file") String file,
            @ConfigProperty(name = "keyri.keystore.password") String password) {
        this.file = Path.of(file);
        this.password = password.toCharArray();
    }

    @PostConstruct
    void open() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            master = (SecretKey) load().getKey(ALIAS, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyStoreException("can't open the key store " + file + "; check its password and rights", e);
        }
        if (master == null) {
            throw new KeyStoreException("the key store " + file + " holds no key " + ALIAS, null);
        }
    }

    @Override
    public byte[] wrap(String context, byte[] plain) {
        try {
            byte[] sealed = Seal.under(master).close(context.getBytes(StandardCharsets.UTF_8), plain);
            return ByteBuffer.allocate(1 + sealed.length)
                    .put(FORMAT)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw refused(context, e);
        }
    }

    @Override
    public byte[] unwrap(String context, byte[] wrapped) {
        if (wrapped.length < 1 || wrapped[0] != FORMAT) {
            throw new KeyStoreException("not a wrapped key of this format", null);
        }
        try {
            return Seal.under(master)
                    .open(context.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(wrapped, 1, wrapped.length));
        } catch (GeneralSecurityException e) {
            throw refused(context, e);
        }
    }

    private static KeyStoreException refused(String context, GeneralSecurityException cause) {
        return new KeyStoreException("the key store refused a key for " + context, cause);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    /** Of two who make it at once, one keeps its own and both go on with that one. */
    private void create() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256, random);
        store.setEntry(
                ALIAS, new KeyStore.SecretKeyEntry(generator.generateKey()), new KeyStore.PasswordProtection(password));
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new KeyStoreException("the path of the key store, " + file + ", names no file", null);
        }
        Path draft = Files.createTempFile(
                folder,
                "keyri",
                ".p12",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                store.store(out, password);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.INFO, "Another process has just made the key store {0}; its key is used", file);
        } finally {
            Files.delete(draft);
        }
    }
}
