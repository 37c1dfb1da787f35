package com.keyri.e2e;

import com.keyri.launcher.ApplicationSettings;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.process.Ports;
import com.keyri.test.Keyri;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The whole platform on a fresh data folder, started the way {@code ./keyri start} starts it. */
final class Platform implements AutoCloseable {
    private static final String READY = "./keyri stop";
    private static final Pattern SETUP = Pattern.compile("https://\\S+/setup#\\S+");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FAREWELL = Duration.ofSeconds(60);

    private final Optional<Process> launcher;
    private final Thread lastResort;
    private final DataFolder data;
    private final int port;
    private final int shopPort;
    private final int databasePort;
    private final StripeStandIn stripe;

    private Platform(
            Optional<Process> launcher,
            StripeStandIn stripe,
            DataFolder data,
            int port,
            int shopPort,
            int databasePort) {
        this.launcher = launcher;
        this.stripe = stripe;
        this.lastResort = new Thread(this::end, "stop the platform");
        this.data = data;
        this.port = port;
        this.shopPort = shopPort;
        this.databasePort = databasePort;
    }

    /** Starts everything below {@code output} and waits until the launcher says that it is ready. */
    static Platform start(Path output, int firstPort) throws IOException, InterruptedException {
        Path folder = output.resolve("keyri");
        DataFolder.delete(folder);
        DataFolder data = DataFolder.open(folder);
        int port = Ports.freeNear(firstPort);
        int shopPort = Ports.freeNear(firstPort + 1);
        int internalPort = Ports.freeNear(firstPort + 2);
        int databasePort = Ports.freeNear(firstPort + 3);
        Path said = output.resolve("keyri.log");
        StripeStandIn stripe = StripeStandIn.start();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dkeyri.root=" + System.getProperty("keyri.root"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.keyri.launcher.Keyri",
                        "start",
                        "--data=" + folder,
                        "--port=" + port,
                        "--shop-port=" + shopPort,
                        "--internal-port=" + internalPort,
                        "--database-port=" + databasePort)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("KEYRI_STRIPE_API_BASE", stripe.url());
        builder.environment().put("KEYRI_STRIPE_POLL_EVERY", "PT5S");
        Platform platform = new Platform(Optional.of(builder.start()), stripe, data, port, shopPort, databasePort);
        Runtime.getRuntime().addShutdownHook(platform.lastResort);
        platform.awaitReady(said);
        return platform;
    }

    /** One that somebody started from the folder {@code data} with {@code ./keyri start}; it goes on running. */
    static Platform running(Path data) throws IOException {
        DataFolder folder = DataFolder.open(data);
        Properties addresses = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.run().resolve("addresses.properties"))) {
            addresses.load(reader);
        }
        List<String> database = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return new Platform(
                Optional.empty(),
                StripeStandIn.start(), // It doesn't know of it.
                folder,
                Integer.parseInt(addresses.getProperty("public")),
                Integer.parseInt(addresses.getProperty("shop")),
                Integer.parseInt(database.get(3)));
    }

    /** The address of the platform. */
    String url() {
        return "https://keyri.localhost:" + port;
    }

    /** The account at Stripe that it is told to ask. */
    StripeStandIn stripe() {
        return stripe;
    }

    /** The address of the authenticator's page. */
    String authenticator() {
        return "https://auth.keyri.localhost:" + port + "/a";
    }

    /** The demo shop's origin. */
    String shop() {
        return "https://" + shopHost();
    }

    /** The demo shop's host and port, as the phone shows them. */
    String shopHost() {
        return "shop.keyri.localhost:" + shopPort;
    }

    /** The link of the first start: as the terminal printed it, or a new one of a platform that runs already. */
    String setupLink() throws IOException, InterruptedException {
        if (launcher.isEmpty()) {
            return keyri().post("/api/v1/installation/setup/link")
                    .by(keyri().operatorKey())
                    .send()
                    .is(201)
                    .text("url");
        }
        Path said = data.root().resolveSibling("keyri.log");
        for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; Thread.sleep(100)) {
            Matcher link = SETUP.matcher(Files.readString(said));
            if (link.find()) {
                return link.group();
            }
        }
        throw new AssertionError("The terminal printed no link for the first start");
    }

    /** Its API, for what a journey needs before it begins. */
    Keyri keyri() {
        return Keyri.at(
                url(),
                ApplicationSettings.operatorKey(data),
                certificate("authority.pem"),
                Path.of(System.getProperty("keyri.root")));
    }

    /** The demo shop's certificate and key, which every desk trusts. */
    SSLContext shopTls() {
        char[] password = data.secret("shop-keystore", "").toCharArray();
        try (InputStream in = Files.newInputStream(data.certificates().resolve("shop.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String name) {
        try (InputStream in = Files.newInputStream(data.certificates().resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the database holds, looked at from behind. */
    Ledger ledger() {
        Path authority = data.certificates().resolve("authority.pem");
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort
                + "/keyri?currentSchema=keyri&sslmode=verify-full&sslrootcert=" + authority;
        return new Ledger(url, data.secret("postgres-administrator", ""));
    }

    /** The SHA-256 of the server's public key, by which a browser can be told to trust this very key. */
    String keyHash() {
        byte[] key = certificate("server.pem").getPublicKey().getEncoded();
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        end();
    }

    private void end() {
        launcher.ifPresent(Platform::end);
        stripe.close();
    }

    private static void end(Process launcher) {
        launcher.destroy();
        try {
            if (!launcher.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path said) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(said).contains(READY)) {
            if (launcher.stream().noneMatch(Process::isAlive) || System.nanoTime() > deadline) {
                List<String> lines = Files.readAllLines(said);
                close();
                throw new IllegalStateException("The platform doesn't start:\n" + String.join("\n", lines));
            }
            Thread.sleep(100);
        }
    }
}
