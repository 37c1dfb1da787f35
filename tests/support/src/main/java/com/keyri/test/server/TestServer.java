package com.keyri.test.server;

import com.keyri.launcher.Addresses;
import com.keyri.launcher.ApplicationSettings;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LocalHttp;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.database.DatabaseAccess;
import com.keyri.launcher.database.EmbeddedDatabase;
import com.keyri.launcher.payara.PayaraServer;
import com.keyri.launcher.payara.PayaraSettings;
import com.keyri.launcher.payara.PayaraSettings.Admin;
import com.keyri.launcher.process.Ports;
import com.keyri.test.Keyri;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL and a Payara Server of the test's own, on the loopback address, with the built EAR in it. */
public final class TestServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Tests run code a few times: compiling it well doesn't pay. */
    private static final List<String> FOR_A_SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Installation installation;
    private final DataFolder data;
    private final Addresses addresses;
    private final DevelopmentAuthority authority;
    private final ServerIdentity identity;
    private final DatabaseAccess access;
    private EmbeddedDatabase database;
    private final PayaraServer payara;
    private final Admin admin = new Admin(Ports.free(), DataFolder.random());
    private final Keyri keyri;

    private TestServer(Path folder, Map<String, String> settings) {
        this.installation = Installation.find();
        DataFolder.delete(folder);
        this.data = DataFolder.open(folder);
        this.addresses =
                new Addresses(Addresses.DEVELOPMENT_HOST, "127.0.0.1", Ports.free(), Ports.free(), Ports.free());
        this.authority = DevelopmentAuthority.open(data.certificates(), Clock.systemUTC());
        this.identity = authority.identity("server", addresses.hosts());
        this.database = EmbeddedDatabase.start(installation, data, authority, Ports.free());
        this.access = database.access();
        this.payara = startPayara(settings);
        this.keyri = Keyri.at(
                addresses.publicUrl(),
                ApplicationSettings.operatorKey(data),
                authority.certificate(),
                installation.root());
    }

    /**
     * Starts both, without the application.
     *
     * @param folder where its state goes; what is there is removed
     * @param settings settings of the application, as environment variables
     */
    public static TestServer start(Path folder, Map<String, String> settings) {
        return new TestServer(folder, settings);
    }

    private PayaraServer startPayara(Map<String, String> settings) {
        Map<String, String> environment =
                new HashMap<>(ApplicationSettings.environment(data, addresses, access, authority, Optional.empty()));
        environment.putAll(settings);
        PayaraSettings payaraSettings = new PayaraSettings(
                addresses.listen(),
                addresses.publicPort(),
                addresses.internalPort(),
                Optional.of(admin),
                identity,
                environment,
                FOR_A_SHORT_LIFE);
        return PayaraServer.start(installation, data, payaraSettings, Optional.empty(), Clock.systemUTC());
    }

    /** Waits until the server itself is up, which then takes the application. */
    public void awaitServer() {
        payara.awaitDeployed();
    }

    /** Waits until the application answers. */
    public void awaitApplication() {
        if (!local(addresses.publicPort(), addresses.publicUrl()).awaitOk("/.well-known/jwks.json", PATIENCE)) {
            throw new AssertionError("Keyri doesn't answer: look into " + payara.log());
        }
    }

    /** The administration listener, for whoever deploys. */
    public Admin admin() {
        return admin;
    }

    /** The built EAR. */
    public Path ear() {
        return installation.ear();
    }

    /** The installation as its callers see it. */
    public Keyri keyri() {
        return keyri;
    }

    /** Names and ports. */
    public Addresses addresses() {
        return addresses;
    }

    /** Health and metrics, which aren't part of the API. */
    public LocalHttp internal() {
        return local(addresses.internalPort(), addresses.internalUrl());
    }

    /** A certificate that the server trusts in its own calls to the outside. */
    public ServerIdentity certificateFor(String host) {
        return authority.identity(host, List.of(host));
    }

    /** The server's log. */
    public Path log() {
        return payara.log();
    }

    /** A connection as the role that owns the schema. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
    }

    /** A connection as the role that serves requests. */
    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    /** Takes the database away. */
    public void stopDatabase() {
        database.close();
    }

    /** Gives it back, at the same port, with all that was in it. */
    public void startDatabase() {
        database = EmbeddedDatabase.start(installation, data, authority, database.port());
    }

    @Override
    public void close() {
        payara.close();
        database.close();
    }

    private LocalHttp local(int port, String url) {
        return new LocalHttp(identity.certificate(), "127.0.0.1:" + port, url.substring("https://".length()));
    }
}
