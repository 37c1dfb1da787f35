package com.keyri.launcher.certificate;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/** Keys and certificates in PEM files. */
final class Pem {
    private Pem() {}

    static void write(Path file, List<X509Certificate> chain) {
        try {
            StringWriter text = new StringWriter();
            try (PemWriter writer = new PemWriter(text)) {
                for (X509Certificate certificate : chain) {
                    writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
                }
            }
            DataFolder.writePrivate(file, text.toString());
        } catch (IOException | CertificateException e) {
            throw new LaunchException("Can't write " + file + ": " + e.getMessage() + ".", e);
        }
    }

    static void write(Path file, PrivateKey key) {
        try {
            StringWriter text = new StringWriter();
            try (PemWriter writer = new PemWriter(text)) {
                writer.writeObject(new PemObject("PRIVATE KEY", key.getEncoded()));
            }
            DataFolder.writePrivate(file, text.toString());
        } catch (IOException e) {
            throw new LaunchException("Can't write " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** What a file holds: certificates in their order, and at most one unencrypted key. */
    record Content(
            List<X509Certificate> certificates, @Nullable PrivateKey key) {}

    static Content read(Path file) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        PrivateKey key = null;
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (next instanceof X509CertificateHolder holder) {
                    certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
                } else if (next instanceof PEMKeyPair pair) {
                    key = new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                } else if (next instanceof PrivateKeyInfo info) {
                    key = new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        } catch (CertificateException e) {
            throw new IOException(e);
        }
        return new Content(certificates, key);
    }
}
