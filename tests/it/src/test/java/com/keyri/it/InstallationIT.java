package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.keyri.client.SignedIn;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.LocalHttp;
import com.keyri.launcher.ServerPlan;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.database.DebianServer;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The other forms that Keyri is installed in: on Debian's PostgreSQL, and on Payara Micro. */
@Order(Integer.MAX_VALUE - 1)
@Timeout(300)
class InstallationIT {
    private static final Path FOLDER = Path.of("target/installation");

    @Test
    void shouldCarryItsUsersFromPayaraServerToMicroOnDebiansPostgresql() throws SQLException, IOException {
        assumeTrue(DebianServer.isInstalled(), "not run: Debian's package postgresql-15 isn't installed");
        DataFolder.delete(FOLDER);
        DataFolder data = DataFolder.open(FOLDER.resolve("debian"));
        DevelopmentAuthority authority = DevelopmentAuthority.open(data.certificates(), Clock.systemUTC());
        try (DebianServer debian = DebianServer.start(data, authority)) {
            ServerPlan plan = ServerPlan.onFreePorts().onDatabase(debian.address(), authority.certificateFile());
            Path state = FOLDER.resolve("keyri");
            Phone phone;
            Page page;
            String token;
            try (TestServer ear = TestServer.start(state, plan)) {
                assertTrue(version(ear).contains("Debian"), version(ear));
                Shop shop = Shop.open(ear.keyri());
                phone = shop.enrol(Shop.newUser());
                page = shop.page();
                token = signIn(page, phone);
                assertNoViolations(ear);
            }
            try (TestServer micro = TestServer.resume(state, plan.onMicro())) {
                assertHealthy(micro);
                assertTrue(phone.shop().server().introspect(token, null).isPresent());
                signIn(page, phone);
                assertEquals(2, phone.account().signIns().size());
                assertNoViolations(micro);
                pretendToBeOfALaterRelease(micro);
            }
            LaunchException refusal =
                    assertThrows(LaunchException.class, () -> TestServer.resume(state, plan.onMicro()));
            assertTrue(String.valueOf(refusal.getMessage()).contains("is at version 999"), refusal.getMessage());
        }
    }

    @Test
    void shouldSignInOnMicro() throws IOException {
        assumeFalse(DebianServer.isInstalled(), "not run: Micro is tried on Debian's PostgreSQL");
        try (TestServer micro =
                TestServer.start(FOLDER, ServerPlan.onFreePorts().onMicro())) {
            assertHealthy(micro);
            Shop shop = Shop.open(micro.keyri());
            signIn(shop.page(), shop.enrol(Shop.newUser()));
            assertNoViolations(micro);
        }
    }

    private static String signIn(Page page, Phone phone) {
        SignedIn signedIn = page.signIn(phone);
        IdTokenClaims claims =
                phone.shop().server().introspect(signedIn.idToken(), null).orElseThrow();
        assertEquals(phone.userId(), claims.subject());
        return signedIn.idToken();
    }

    private static void assertHealthy(TestServer server) throws IOException {
        LocalHttp internal = server.internal();
        for (String path : List.of("/health/live", "/health/ready", "/health/started")) {
            assertEquals(
                    200, internal.send(internal.request(path).GET().build()).statusCode(), path);
        }
        FastProvider.assertDoesEs256(server);
        server.keyri().get("/.well-known/jwks.json").send().is(200);
        assertEquals(404, server.keyri().get("/health").send().status());
        assertEquals(404, server.keyri().get("/metrics").send().status());
        for (String path : List.of("/mailbox", "/mailbox.json", "/mailbox/mail_01h455vb4pex5vsknk084sn02q/html")) {
            server.keyri().get(path).send().isProblem(404, "not-found");
        }
    }

    private static void assertNoViolations(TestServer server) {
        assertEquals(List.of(), server.keyri().violations().drain());
    }

    private static void pretendToBeOfALaterRelease(TestServer server) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("insert into flyway_schema_history"
                    + " select installed_rank + 1, '999', 'later', type, 'V999__later.sql', checksum, installed_by,"
                    + " installed_on, execution_time, success"
                    + " from flyway_schema_history order by installed_rank desc limit 1");
        }
    }

    private static String version(TestServer server) throws SQLException {
        try (Connection owner = server.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select version()")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
