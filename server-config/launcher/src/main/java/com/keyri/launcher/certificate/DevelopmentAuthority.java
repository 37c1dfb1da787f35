package com.keyri.launcher.certificate;

import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for one installation, made on first start. Whoever trusts its certificate trusts nothing but
 * this installation; its key never leaves the data folder.
 */
public final class DevelopmentAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration SERVER_LIFE = Duration.ofDays(365);
    private static final Duration RENEWAL = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final InstantSource clock;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private DevelopmentAuthority(Path folder, InstantSource clock, PrivateKey key, X509Certificate certificate) {
        this.folder = folder;
        this.clock = clock;
        this.key = key;
        this.certificate = certificate;
    }

    /** Opens the authority of {@code folder} and makes it where there is none. */
    public static DevelopmentAuthority open(Path folder, InstantSource clock) {
        Path certificateFile = folder.resolve("authority.pem");
        Path keyFile = folder.resolve("authority.key.pem");
        try {
            if (Files.exists(certificateFile) && Files.exists(keyFile)) {
                PrivateKey key = Pem.read(keyFile).key();
                List<X509Certificate> certificates = Pem.read(certificateFile).certificates();
                if (key != null && !certificates.isEmpty()) {
                    return new DevelopmentAuthority(folder, clock, key, certificates.get(0));
                }
            }
            KeyPair pair = newKeyPair();
            X509Certificate certificate = selfSigned(pair, clock.instant());
            Pem.write(keyFile, pair.getPrivate());
            Pem.write(certificateFile, List.of(certificate));
            return new DevelopmentAuthority(folder, clock, pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new LaunchException(
                    "Can't make certificates in " + folder + ": " + e.getMessage() + ". ./keyri reset starts afresh.",
                    e);
        }
    }

    /** The file with the authority's certificate, for those who shall trust it. */
    public Path certificateFile() {
        return folder.resolve("authority.pem");
    }

    /** The authority's certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The server certificate kept under {@code name}; made anew where it lacks one of {@code hosts} or ends soon.
     *
     * @param hosts DNS names and addresses
     */
    public ServerIdentity identity(String name, Collection<String> hosts) {
        Path certificateFile = folder.resolve(name + ".pem");
        Path keyFile = folder.resolve(name + ".key.pem");
        try {
            if (Files.exists(certificateFile) && Files.exists(keyFile)) {
                PrivateKey kept = Pem.read(keyFile).key();
                List<X509Certificate> chain = Pem.read(certificateFile).certificates();
                if (kept != null && isFit(chain, hosts)) {
                    return new ServerIdentity(kept, chain);
                }
            }
            ServerIdentity issued = issue(hosts);
            issued.writePem(certificateFile, keyFile);
            return issued;
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new LaunchException("Can't make a certificate for " + hosts + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Writes whom the installation's own programs trust when they call each other: this authority, and the chain of
     * {@code identity} where a person brought it along.
     */
    public void exportTrusted(Path file, ServerIdentity identity) {
        List<X509Certificate> trusted = new ArrayList<>(identity.chain());
        if (!trusted.contains(certificate)) {
            trusted.add(certificate);
        }
        Pem.write(file, trusted);
    }

    private boolean isFit(List<X509Certificate> chain, Collection<String> hosts) throws GeneralSecurityException {
        if (chain.size() != 2 || !chain.get(1).equals(certificate)) {
            return false;
        }
        X509Certificate server = chain.get(0);
        Collection<List<?>> names = server.getSubjectAlternativeNames();
        TreeSet<String> held = new TreeSet<>();
        if (names != null) {
            names.forEach(name -> held.add(String.valueOf(name.get(1))));
        }
        return held.containsAll(hosts)
                && server.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEWAL));
    }

    private ServerIdentity issue(Collection<String> hosts)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = newKeyPair();
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                certificate,
                serial(),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(SERVER_LIFE)),
                new javax.security.auth.x500.X500Principal(
                        "CN=" + hosts.iterator().next()),
                pair.getPublic());
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(hosts));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(certificate));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
        X509Certificate server = sign(builder, key);
        return new ServerIdentity(pair.getPrivate(), List.of(server, certificate));
    }

    private static GeneralNames alternativeNames(Collection<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    private static X509Certificate selfSigned(KeyPair pair, Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Name name = new X500Name(
                "CN=Keyri development on " + InetAddress.getLoopbackAddress().getHostName());
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                serial(),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(AUTHORITY_LIFE)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return sign(builder, pair.getPrivate());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }

    private static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(127, RANDOM).add(BigInteger.ONE);
    }
}
