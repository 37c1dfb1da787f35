package com.keyri.bench;

import com.keyri.client.Installation;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.KeyriServer;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.process.ProcessRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keyri as a busy company runs it, with its limits opened for one address that is a whole crowd. */
public final class BenchedServers implements AutoCloseable {
    private static final String MANY = "100000000/PT1M";

    /** Everything that counts per address, device or person: the crowd has one address, and its people never rest. */
    private static final List<String> LIMITS = List.of(
            "START_PER_ADDRESS",
            "START_PER_BROWSER",
            "START_PER_APPLICATION",
            "CLAIM_PER_ADDRESS",
            "CLAIM_PER_DEVICE",
            "DECLINE_PER_DEVICE",
            "PROMPT_PER_USER",
            "NUMBER_PER_BROWSER",
            "ENROLMENT_OPEN",
            "CONFIRMATION",
            "DEVICE_CALL",
            "SOCKET_PER_ADDRESS",
            "REFUSAL_PER_ADDRESS",
            "NONCE_PER_ADDRESS",
            "ACCESS_TOKEN_PER_ADDRESS",
            "ACCESS_TOKEN_PER_APPLICATION");

    private final KeyriServer server;
    private final SSLContext trust;
    private final double startCpu;

    private BenchedServers(KeyriServer server) {
        this.server = server;
        this.trust = trusting(server.authority().certificate());
        this.startCpu = processes().cpu().payara();
    }

    /** Starts them; what was in their data folder is gone. */
    public static BenchedServers start(BenchOptions options) {
        DataFolder.delete(options.data());
        ServerPlan plan =
                ServerPlan.onFreePorts().withJavaOptions(options.javaOptions().toArray(String[]::new));
        return new BenchedServers(KeyriServer.start(
                com.keyri.launcher.Installation.find(),
                DataFolder.open(options.data()),
                withoutLimits(plan),
                Clock.systemUTC()));
    }

    /** The same with its limits opened, for one address that is a whole crowd. */
    public static ServerPlan withoutLimits(ServerPlan plan) {
        ServerPlan open = plan;
        for (String limit : LIMITS) {
            open = open.with("KEYRI_LIMIT_" + limit, MANY);
        }
        return open;
    }

    /** CPU seconds of Payara up to its first page. */
    public double startCpu() {
        return startCpu;
    }

    /** Their processes. */
    public ServerProcesses processes() {
        Map<String, Long> pids = new java.util.TreeMap<>();
        for (ProcessRecord each : ProcessRecord.all(server.data().run())) {
            pids.put(each.name(), each.pid());
        }
        long postgres = pids.getOrDefault(EmbeddedDatabase.PROCESS, 0L);
        pids.remove(EmbeddedDatabase.PROCESS);
        return new ServerProcesses(List.copyOf(pids.values()), postgres);
    }

    /** The log of the server. */
    public Path log() {
        return server.payara().log();
    }

    /** How its database is reached. */
    public DatabaseAccess database() {
        return server.database();
    }

    /** The operator's key. */
    public String operatorKey() {
        return server.operatorKey();
    }

    /** One more caller with a connection of its own. */
    public Installation caller() {
        return Installation.at(URI.create(publicUrl()), connection(), Clock.systemUTC());
    }

    /** The same without the Java client. */
    HttpClient connection() {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Their public address. */
    String publicUrl() {
        return server.addresses().publicUrl();
    }

    @Override
    public void close() {
        server.close();
    }

    private static SSLContext trusting(X509Certificate authority) {
        try {
            KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            roots.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
