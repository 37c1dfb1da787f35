package com.keyri.launcher;

import com.keyri.launcher.certificate.ServerIdentity;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * How another {@code ./keyri} finds the running one.
 *
 * @param addresses names and ports
 * @param certificate the certificate that its listeners show
 */
record RunningInstallation(Addresses addresses, X509Certificate certificate) {

    static void write(DataFolder data, Addresses addresses, ServerIdentity identity) {
        Properties properties = new Properties();
        properties.setProperty("host", addresses.host());
        properties.setProperty("listen", addresses.listen());
        properties.setProperty("public", String.valueOf(addresses.publicPort()));
        properties.setProperty("internal", String.valueOf(addresses.internalPort()));
        properties.setProperty("named", String.valueOf(addresses.namedPort()));
        properties.setProperty("shop", String.valueOf(addresses.shopPort()));
        try {
            byte[] certificate = identity.certificate().getEncoded();
            properties.setProperty("certificate", Base64.getEncoder().encodeToString(certificate));
            StringWriter text = new StringWriter();
            properties.store(text, null);
            DataFolder.writePrivate(file(data), text.toString());
        } catch (IOException | CertificateException e) {
            throw new LaunchException("Can't write to " + data.run() + ": choose another place with --data DIR.", e);
        }
    }

    static Optional<RunningInstallation> read(DataFolder data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            Addresses addresses = new Addresses(
                    properties.getProperty("host"),
                    properties.getProperty("listen"),
                    Integer.parseInt(properties.getProperty("public")),
                    Integer.parseInt(properties.getProperty("internal")),
                    Integer.parseInt(properties.getProperty("shop")),
                    Integer.parseInt(properties.getProperty("named")));
            byte[] certificate = Base64.getDecoder().decode(properties.getProperty("certificate"));
            return Optional.of(
                    new RunningInstallation(addresses, (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new java.io.ByteArrayInputStream(certificate))));
        } catch (IOException | CertificateException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static void forget(DataFolder data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new LaunchException("Can't write to " + data.run() + ": choose another place with --data DIR.", e);
        }
    }

    /** A client of the public listener. */
    LocalHttp http() {
        return LocalHttp.to(certificate, addresses);
    }

    private static Path file(DataFolder data) {
        return data.run().resolve("addresses.properties");
    }
}
