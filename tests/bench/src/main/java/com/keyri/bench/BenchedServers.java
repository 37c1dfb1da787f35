package com.keyri.bench;

import com.keyri.client.Installation;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Joining;
import com.keyri.launcher.KeyriServer;
import com.keyri.launcher.LocalHttp;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.process.ProcessRecord;
import com.keyri.test.Balancer;
import com.keyri.test.stripe.StripeStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            "ACCESS_TOKEN_PER_APPLICATION",
            "CALL_PER_KEY");

    private final KeyriServer first;
    private final StripeStandIn stripe;
    private final List<Further> further = new ArrayList<>();
    private final SSLContext trust;
    private final double startCpu;

    /** A node that joined, and the way to it: its address is the first one's. */
    private record Further(KeyriServer server, Balancer way) {}

    private BenchedServers(KeyriServer first, StripeStandIn stripe) {
        this.first = first;
        this.stripe = stripe;
        this.trust = trusting(first.authority().certificate());
        this.startCpu = processes().cpu().payara();
    }

    /** Starts them; what was in their data folder is gone. */
    public static BenchedServers start(BenchOptions options) {
        DataFolder.delete(options.data());
        LocalHttp.prepare();
        StripeStandIn stripe = StripeStandIn.start();
        BenchedServers servers =
                new BenchedServers(start(DataFolder.open(options.data()), plan(options, stripe)), stripe);
        try {
            for (int node = 2; node <= options.nodes(); node++) {
                servers.join(options.data().resolve("node-" + node), plan(options, stripe));
            }
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
        return servers;
    }

    private void join(Path folder, ServerPlan plan) {
        DataFolder data = DataFolder.open(folder);
        Joining joining = new Joining(first.data().root());
        joining.into(data);
        KeyriServer server = start(
                data,
                plan.calledBy(first.addresses().publicPort())
                        .onDatabase(joining.database(), Joining.databaseAuthority(data)));
        further.add(new Further(server, Balancer.to(server.addresses().publicPort())));
    }

    private static KeyriServer start(DataFolder data, ServerPlan plan) {
        return KeyriServer.start(com.keyri.launcher.Installation.find(), data, plan, Clock.systemUTC());
    }

    private static ServerPlan plan(BenchOptions options, StripeStandIn stripe) {
        ServerPlan plan = ServerPlan.onFreePorts()
                .withJavaOptions(options.javaOptions().toArray(String[]::new))
                .with("KEYRI_STRIPE_API_BASE", stripe.url());
        return withoutLimits(plan);
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
        List<Long> payara = new ArrayList<>();
        payara.add(first.payara().process().pid());
        further.forEach(node -> payara.add(node.server().payara().process().pid()));
        long postgres = ProcessRecord.read(first.data().run(), EmbeddedDatabase.PROCESS)
                .map(ProcessRecord::pid)
                .orElse(0L);
        return new ServerProcesses(payara, postgres);
    }

    /** The log of the first node. */
    public Path log() {
        return first.payara().log();
    }

    /** How its database is reached. */
    public DatabaseAccess database() {
        return first.database();
    }

    /** The Stripe that they are told of; they have no key for it until somebody enters one. */
    StripeStandIn stripe() {
        return stripe;
    }

    /** The operator's key. */
    public String operatorKey() {
        return first.operatorKey();
    }

    /** The first node as tests see it. */
    com.keyri.test.Keyri keyri() {
        return com.keyri.test.Keyri.at(
                publicUrl(),
                operatorKey(),
                first.authority().certificate(),
                com.keyri.launcher.Installation.find().root());
    }

    /** One more caller with a connection of its own, of the first node. */
    public Installation caller() {
        return caller(0);
    }

    /** The same of any node: numbers beyond the last one begin with the first again. */
    Installation caller(int node) {
        return Installation.at(URI.create(publicUrl()), connection(node), Clock.systemUTC());
    }

    /** The same without the Java client. */
    HttpClient connection(int node) {
        HttpClient.Builder builder = HttpClient.newBuilder().sslContext(trust).connectTimeout(Duration.ofSeconds(10));
        int place = node % (1 + further.size());
        if (place > 0) {
            builder.proxy(further.get(place - 1).way().proxy());
        }
        return builder.build();
    }

    /** Their public address. */
    String publicUrl() {
        return first.addresses().publicUrl();
    }

    @Override
    public void close() {
        for (Further node : further) {
            node.way().close();
            node.server().close();
        }
        first.close();
        stripe.close();
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
