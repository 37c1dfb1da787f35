package com.keyri.launcher.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.keyri.launcher.Addresses;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.KeyriServer;
import com.keyri.launcher.LocalHttp;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --database} against the PostgreSQL that Debian installs. */
class DebianDatabaseIT {
    @TempDir
    Path temporary;

    private DataFolder data;
    private DevelopmentAuthority authority;
    private DebianServer server;

    @BeforeEach
    void start() {
        assumeTrue(DebianServer.isInstalled(), "not run: the package postgresql-15 is missing");
        data = DataFolder.open(temporary.resolve("data"));
        authority = DevelopmentAuthority.open(data.certificates(), InstantSource.system());
        server = DebianServer.start(data, authority);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldMakeTheRolesAndTheSchemaAndDoSoAgain() throws SQLException {
        Optional<Path> trusted = Optional.of(authority.certificateFile());

        DatabaseAccess access = ExistingDatabase.prepare(server.address(), trusted, data);

        assertEquals(access, ExistingDatabase.prepare(server.address(), trusted, data));
        assertTrue(text(access.url(), access.user(), access.password(), "select version()")
                .contains("Debian"));
        assertEquals(
                "keyri_owner",
                text(
                        access.url(),
                        access.ownerUser(),
                        access.ownerPassword(),
                        "select nspowner::regrole::text from pg_namespace where nspname = 'keyri'"));
    }

    @Test
    void shouldCarryKeyriOnPayaraMicro() throws IOException {
        ServerPlan plan = ServerPlan.onFreePorts()
                .onMicro()
                .onDatabase(server.address(), authority.certificateFile())
                .withJavaOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

        try (KeyriServer keyri = KeyriServer.start(Installation.find(), data, plan, InstantSource.system())) {
            assertTrue(get(keyri.http(), "/.well-known/jwks.json").body().contains("\"crv\":\"P-256\""));
            assertEquals(404, get(keyri.http(), "/health").statusCode());
            assertEquals(404, get(keyri.http(), "/metrics").statusCode());
            assertTrue(get(keyri.internalHttp(), "/health/live").body().contains("UP"));
            assertEquals(401, get(keyri.http(), "/api/v1/organizations").statusCode());
            assertEquals(Addresses.DEVELOPMENT_HOST, keyri.addresses().host());
        }
    }

    private static HttpResponse<String> get(LocalHttp http, String path) throws IOException {
        return http.send(http.request(path).GET().build());
    }

    private static String text(String url, String user, String password, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
