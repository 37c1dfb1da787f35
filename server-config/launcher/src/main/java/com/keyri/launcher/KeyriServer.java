package com.keyri.launcher;

import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.certificate.OwnCertificate;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.database.ExistingDatabase;
import com.keyri.launcher.database.SchemaMigration;
import com.keyri.launcher.payara.PayaraServer;
import com.keyri.launcher.payara.PayaraSettings;
import com.keyri.launcher.process.Child;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keyri as it runs: PostgreSQL and Payara with the application in it. {@code ./keyri start} runs one, and so do the
 * integration tests and the browser journeys.
 */
public final class KeyriServer implements AutoCloseable {
    private static final String FIRST_PAGE = "/.well-known/jwks.json";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder data;
    private final ServerPlan plan;
    private final DevelopmentAuthority authority;
    private final ServerIdentity identity;
    private final DatabaseAccess database;
    private final PayaraServer server;
    private final Running running;

    private KeyriServer(
            DataFolder data,
            ServerPlan plan,
            DevelopmentAuthority authority,
            ServerIdentity identity,
            DatabaseAccess database,
            PayaraServer server,
            Running running) {
        this.data = data;
        this.plan = plan;
        this.authority = authority;
        this.identity = identity;
        this.database = database;
        this.server = server;
        this.running = running;
    }

    /** Starts one with its state in {@code data}; it answers when this returns. */
    public static KeyriServer start(Installation installation, DataFolder data, ServerPlan plan, InstantSource clock) {
        Running running = new Running();
        try {
            return start(
                    installation,
                    data,
                    plan,
                    clock,
                    new Phases(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8)),
                    running);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    static KeyriServer start(
            Installation installation,
            DataFolder data,
            ServerPlan plan,
            InstantSource clock,
            Phases phases,
            Running running) {
        DevelopmentAuthority authority =
                phases.of("certificates", () -> DevelopmentAuthority.open(data.certificates(), clock));
        ServerIdentity identity = plan.certificate()
                .map(file -> OwnCertificate.read(file, System.getenv("KEYRI_CERTIFICATE_PASSWORD")))
                .orElseGet(() -> authority.identity("server", plan.addresses().hosts()));
        authority.exportTrusted(trusted(data), identity);
        DatabaseAccess database = phases.of("PostgreSQL", () -> database(installation, data, plan, authority, running));
        phases.of("schema", () -> SchemaMigration.apply(database.url(), database.ownerPassword()));
        PayaraSettings settings = settings(data, plan, identity, database);
        PayaraServer payara = phases.of(
                "Payara and the application",
                () -> running.add(payara(installation, data, plan, settings, clock))
                        .awaitDeployed());
        KeyriServer server = new KeyriServer(data, plan, authority, identity, database, payara, running);
        if (plan.deploys()) {
            phases.run("first page", server::awaitFirstPage);
        }
        return server;
    }

    /** Names and ports. */
    public Addresses addresses() {
        return plan.addresses();
    }

    /** The authority that signed its certificates, unless they were brought along. */
    public DevelopmentAuthority authority() {
        return authority;
    }

    /** The certificate of its listeners. */
    public ServerIdentity identity() {
        return identity;
    }

    /** PEM with those who vouch for its certificates. */
    public Path trusted() {
        return trusted(data);
    }

    /** How it reaches its database. */
    public DatabaseAccess database() {
        return database;
    }

    /** Payara's administration listener, where it has one. */
    public Optional<PayaraSettings.Admin> admin() {
        return plan.admin();
    }

    /** Its state on disk. */
    public DataFolder data() {
        return data;
    }

    /** The key of the operator. */
    public String operatorKey() {
        return ApplicationSettings.operatorKey(data);
    }

    /** Payara itself: its process and its log. */
    public PayaraServer payara() {
        return server;
    }

    /** A client of the public listener. */
    public LocalHttp http() {
        return LocalHttp.to(identity.certificate(), addresses());
    }

    /** A client of the listener for health and metrics. */
    public LocalHttp internalHttp() {
        return LocalHttp.to(identity.certificate(), "127.0.0.1", addresses().internalUrl());
    }

    /** Waits until the application answers, for a test that deployed it by itself. */
    public void awaitFirstPage() {
        if (!http().awaitOk(FIRST_PAGE, PATIENCE)) {
            throw new LaunchException(
                    "Keyri is deployed but " + FIRST_PAGE + " doesn't answer: look into " + server.log() + ".");
        }
    }

    @Override
    public void close() {
        running.close();
    }

    Child process() {
        return server.process();
    }

    private static Path trusted(DataFolder data) {
        return data.certificates().resolve("trusted.pem");
    }

    private static DatabaseAccess database(
            Installation installation,
            DataFolder data,
            ServerPlan plan,
            DevelopmentAuthority authority,
            Running running) {
        return plan.database()
                .map(url -> ExistingDatabase.prepare(url, plan.databaseAuthority(), data))
                .orElseGet(() -> running.add(EmbeddedDatabase.start(installation, data, authority, plan.databasePort()))
                        .access());
    }

    private static PayaraServer payara(
            Installation installation, DataFolder data, ServerPlan plan, PayaraSettings settings, InstantSource clock) {
        return plan.micro()
                ? PayaraServer.startMicro(installation, data, settings, installation.microWar(), clock)
                : PayaraServer.start(
                        installation,
                        data,
                        settings,
                        plan.deploys() ? Optional.of(installation.ear()) : Optional.empty(),
                        clock);
    }

    private static PayaraSettings settings(
            DataFolder data, ServerPlan plan, ServerIdentity identity, DatabaseAccess database) {
        Map<String, String> environment =
                new HashMap<>(ApplicationSettings.environment(data, plan.addresses(), database, trusted(data)));
        environment.putAll(plan.settings());
        environment.putIfAbsent("KEYRI_DOMAIN_GRID_NAME", ApplicationSettings.gridName(data));
        List<String> javaOptions = new ArrayList<>();
        if (plan.addresses().isDevelopment() && plan.database().isEmpty()) {
            // The application calls the shop by a name that only browsers know to be this machine.
            javaOptions.addAll(LocalNames.javaOptions(data, plan.addresses()));
        }
        javaOptions.addAll(plan.javaOptions());
        return new PayaraSettings(
                plan.addresses().listen(),
                plan.addresses().publicPort(),
                plan.addresses().internalPort(),
                plan.admin(),
                identity,
                environment,
                javaOptions);
    }
}
