package com.keyri.launcher.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final List<String> HOSTS = List.of("keyri.localhost", "auth.keyri.localhost", "127.0.0.1");

    @TempDir
    Path folder;

    @Test
    void shouldIssueACertificateThatItsAuthorityVouchesForUnderAllNames() throws GeneralSecurityException {
        DevelopmentAuthority authority = at(NOW);
        X509Certificate server = authority.identity("server", HOSTS).certificate();

        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(server)), parameters);
        assertEquals(new TreeSet<>(HOSTS), names(server));
        assertEquals(-1, server.getBasicConstraints());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage());
    }

    @Test
    void shouldKeepTheCertificateWhileItFitsAndRenewItBeforeItEnds() {
        X509Certificate first = at(NOW).identity("server", HOSTS).certificate();

        assertEquals(
                first,
                at(NOW.plus(Duration.ofDays(330))).identity("server", HOSTS).certificate());
        X509Certificate renewed =
                at(NOW.plus(Duration.ofDays(340))).identity("server", HOSTS).certificate();
        assertNotEquals(first, renewed);
        assertEquals(first.getIssuerX500Principal(), renewed.getIssuerX500Principal());
    }

    @Test
    void shouldIssueAnewWhenANameIsMissing() throws GeneralSecurityException {
        at(NOW).identity("server", HOSTS);

        List<String> more = List.of("keyri.localhost", "keyri.example.org");
        assertTrue(names(at(NOW).identity("server", more).certificate()).contains("keyri.example.org"));
    }

    @Test
    void shouldKeepKeysFromOtherUsers() throws IOException {
        at(NOW).identity("server", HOSTS);

        for (String name : List.of("authority.key.pem", "server.key.pem")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
        }
    }

    @Test
    void shouldBeReadBackAsAPersonsOwnCertificateInBothForms() throws IOException {
        ServerIdentity identity = at(NOW).identity("server", HOSTS);
        Path keyStore = folder.resolve("own.p12");
        identity.writeKeyStore(keyStore, "geheim");
        Path pem = folder.resolve("own.pem");
        Files.writeString(
                pem,
                Files.readString(folder.resolve("server.pem")) + Files.readString(folder.resolve("server.key.pem")));

        assertEquals(identity.chain(), OwnCertificate.read(keyStore, "geheim").chain());
        assertEquals(identity.chain(), OwnCertificate.read(pem, null).chain());
        assertEquals(identity.key(), OwnCertificate.read(pem, null).key());
    }

    @Test
    void shouldSayWhatACertificateFileHasToBe() throws IOException {
        Path noKey = at(NOW).certificateFile();
        Path text = Files.writeString(folder.resolve("text"), "no certificate");

        for (Path file : List.of(noKey, text, folder.resolve("absent"))) {
            assertThrows(com.keyri.launcher.LaunchException.class, () -> OwnCertificate.read(file, null));
        }
    }

    private DevelopmentAuthority at(Instant now) {
        return DevelopmentAuthority.open(folder, InstantSource.fixed(now));
    }

    private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
        TreeSet<String> names = new TreeSet<>();
        certificate.getSubjectAlternativeNames().forEach(name -> names.add(String.valueOf(name.get(1))));
        return names;
    }
}
