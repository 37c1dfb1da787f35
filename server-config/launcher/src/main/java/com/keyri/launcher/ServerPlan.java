package com.keyri.launcher;

import com.keyri.launcher.payara.PayaraSettings;
import com.keyri.launcher.process.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server shall be like: everything that {@code ./keyri start} can ask for, and what only tests want.
 *
 * @param addresses names and ports
 * @param databasePort where the embedded PostgreSQL listens if it can
 * @param database an existing PostgreSQL instead
 * @param databaseAuthority who signed that one's certificate
 * @param certificate the person's own certificate
 * @param micro whether Payara Micro runs the application
 * @param deploys whether the application is deployed as the server starts; a test may do it by itself
 * @param admin Payara's administration listener, for tests that deploy
 * @param settings further settings of the application, as environment variables
 * @param javaOptions further options of the server's Java
 */
public record ServerPlan(
        Addresses addresses,
        int databasePort,
        Optional<String> database,
        Optional<Path> databaseAuthority,
        Optional<Path> certificate,
        boolean micro,
        boolean deploys,
        Optional<PayaraSettings.Admin> admin,
        Map<String, String> settings,
        List<String> javaOptions) {
    /** For a shop beside the platform, as the demo's and the tests' are: it is told of the end of a session. */
    static final Map<String, String> CALLS_THIS_MACHINE = Map.of("KEYRI_OUTBOUND_ALLOW_PRIVATE", "true");

    /** Shows mails to this machine where no mail server is set; for development and tests. */
    public static final String MAILBOX = "KEYRI_MAIL_MAILBOX";

    public ServerPlan {
        settings = Map.copyOf(settings);
        javaOptions = List.copyOf(javaOptions);
    }

    /** Payara Server with the EAR on free ports of the loopback address, for tests. */
    public static ServerPlan onFreePorts() {
        return new ServerPlan(
                new Addresses(Addresses.DEVELOPMENT_HOST, "127.0.0.1", Ports.free(), Ports.free(), Ports.free()),
                Ports.free(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Optional.empty(),
                CALLS_THIS_MACHINE,
                List.of());
    }

    /** The same as one of several nodes that are called by the same names and this port. */
    public ServerPlan calledBy(int namedPort) {
        Addresses named = new Addresses(
                addresses.host(),
                addresses.listen(),
                addresses.publicPort(),
                addresses.internalPort(),
                addresses.shopPort(),
                namedPort);
        return new ServerPlan(
                named,
                databasePort,
                database,
                databaseAuthority,
                certificate,
                micro,
                deploys,
                admin,
                settings,
                javaOptions);
    }

    /** The same with a data grid. */
    public ServerPlan inGrid(GridPlan grid) {
        ServerPlan plan = this;
        for (Map.Entry<String, String> setting : grid.environment().entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        return plan;
    }

    /** The same on Payara Micro. */
    public ServerPlan onMicro() {
        return new ServerPlan(
                addresses,
                databasePort,
                database,
                databaseAuthority,
                certificate,
                true,
                deploys,
                admin,
                settings,
                javaOptions);
    }

    /** The same with nothing deployed and the administration listener on a free port, for Arquillian. */
    public ServerPlan withAdmin() {
        return new ServerPlan(
                addresses,
                databasePort,
                database,
                databaseAuthority,
                certificate,
                false,
                false,
                Optional.of(new PayaraSettings.Admin(Ports.free(), DataFolder.random())),
                settings,
                javaOptions);
    }

    /** The same against an existing PostgreSQL. */
    public ServerPlan onDatabase(String url, Path authority) {
        return new ServerPlan(
                addresses,
                databasePort,
                Optional.of(url),
                Optional.of(authority),
                certificate,
                micro,
                deploys,
                admin,
                settings,
                javaOptions);
    }

    /** The same with one more setting of the application. */
    public ServerPlan with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new ServerPlan(
                addresses,
                databasePort,
                database,
                databaseAuthority,
                certificate,
                micro,
                deploys,
                admin,
                more,
                javaOptions);
    }

    /** The same with further options of the server's Java. */
    public ServerPlan withJavaOptions(String... options) {
        return new ServerPlan(
                addresses,
                databasePort,
                database,
                databaseAuthority,
                certificate,
                micro,
                deploys,
                admin,
                settings,
                List.of(options));
    }
}
