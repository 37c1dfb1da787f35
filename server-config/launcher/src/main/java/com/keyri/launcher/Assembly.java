package com.keyri.launcher;

import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.certificate.OwnCertificate;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.database.ExistingDatabase;
import com.keyri.launcher.demo.DemoSeed;
import com.keyri.launcher.demo.DemoShop;
import com.keyri.launcher.demo.OperatorApi;
import com.keyri.launcher.payara.PayaraServer;
import com.keyri.launcher.payara.PayaraSettings;
import com.keyri.launcher.process.Child;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts the parts together in their order: certificates, database, server, demo. */
final class Assembly {
    private static final String FIRST_PAGE = "/.well-known/jwks.json";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final DataFolder data;
    private final StartPlan plan;
    private final InstantSource clock;
    private final Running running;
    private final Phases phases;

    Assembly(
            Installation installation,
            DataFolder data,
            StartPlan plan,
            InstantSource clock,
            Running running,
            Phases phases) {
        this.installation = installation;
        this.data = data;
        this.plan = plan;
        this.clock = clock;
        this.running = running;
        this.phases = phases;
    }

    /** Starts everything and returns the server's process. */
    Child start() {
        DevelopmentAuthority authority =
                phases.of("certificates", () -> DevelopmentAuthority.open(data.certificates(), clock));
        ServerIdentity identity = identity(authority);
        DatabaseAccess database = phases.of("PostgreSQL", () -> database(authority));
        PayaraServer server =
                phases.of("Payara and the application", () -> server(settings(authority, identity, database)));
        RunningInstallation.write(data, plan.addresses(), identity);
        LocalHttp http = new RunningInstallation(plan.addresses(), identity.certificate()).http();
        phases.run("first page", () -> awaitFirstPage(server, http));
        if (plan.demo()) {
            phases.run("demo shop", () -> demo(http, identity, authority));
        }
        phases.total("ready");
        return server.process();
    }

    private ServerIdentity identity(DevelopmentAuthority authority) {
        return plan.certificate()
                .map(file -> OwnCertificate.read(file, System.getenv("KEYRI_CERTIFICATE_PASSWORD")))
                .orElseGet(() -> authority.identity("server", plan.addresses().hosts()));
    }

    private DatabaseAccess database(DevelopmentAuthority authority) {
        return plan.database()
                .map(url -> ExistingDatabase.prepare(url, plan.databaseAuthority(), data))
                .orElseGet(() -> running.add(EmbeddedDatabase.start(installation, data, authority, plan.databasePort()))
                        .access());
    }

    private PayaraSettings settings(DevelopmentAuthority authority, ServerIdentity identity, DatabaseAccess database) {
        return new PayaraSettings(
                plan.addresses().listen(),
                plan.addresses().publicPort(),
                plan.addresses().internalPort(),
                Optional.empty(),
                identity,
                ApplicationSettings.environment(data, plan.addresses(), database, authority, plan.placeDatabase()),
                javaOptions());
    }

    /** In development the application calls the shop by a name that only browsers know to be this machine. */
    private List<String> javaOptions() {
        boolean alone = plan.addresses().isDevelopment() && plan.database().isEmpty();
        return alone ? LocalNames.javaOptions(data, plan.addresses()) : List.of();
    }

    private PayaraServer server(PayaraSettings settings) {
        PayaraServer server = plan.micro()
                ? PayaraServer.startMicro(installation, data, settings, installation.microWar(), clock)
                : PayaraServer.start(installation, data, settings, Optional.of(installation.ear()), clock);
        return running.add(server).awaitDeployed();
    }

    private static void awaitFirstPage(PayaraServer server, LocalHttp http) {
        if (!http.awaitOk(FIRST_PAGE, PATIENCE)) {
            throw new LaunchException(
                    "Keyri is deployed but " + FIRST_PAGE + " doesn't answer: look into " + server.log() + ".");
        }
    }

    private void demo(LocalHttp http, ServerIdentity identity, DevelopmentAuthority authority) {
        OperatorApi api = new OperatorApi(http, ApplicationSettings.operatorKey(data));
        DemoSeed seed = DemoSeed.plant(api, data, plan.addresses());
        DemoShop shop = running.add(DemoShop.start(installation, data, plan.addresses(), seed, identity, authority));
        LocalHttp page = new LocalHttp(
                identity.certificate(),
                plan.addresses().reachable() + ":" + plan.addresses().shopPort(),
                plan.addresses().shopUrl().substring("https://".length()));
        if (!page.awaitOk("/", PATIENCE)) {
            shop.requireAlive(data);
            throw new LaunchException("The demo shop doesn't answer: look into "
                    + data.logs().resolve("demo-shop.log") + ", or leave it out with --no-demo.");
        }
    }
}
