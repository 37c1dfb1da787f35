package com.keyri.launcher.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LocalHttp;
import com.keyri.launcher.certificate.DevelopmentAuthority;
import com.keyri.launcher.certificate.PinnedServer;
import com.keyri.launcher.certificate.ServerIdentity;
import com.keyri.launcher.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The domain as it is before anything is deployed: what listens, how it speaks, what it hides. */
class PayaraServerIT {
    @TempDir
    static Path temporary;

    private static ServerIdentity identity;
    private static PayaraSettings settings;
    private static PayaraServer server;

    @BeforeAll
    static void start() {
        DataFolder data = DataFolder.open(temporary.resolve("a folder"));
        identity = DevelopmentAuthority.open(data.certificates(), InstantSource.system())
                .identity("server", List.of("localhost", "127.0.0.1"));
        settings = new PayaraSettings(
                "127.0.0.1", Ports.free(), Ports.free(), Optional.empty(), identity, Map.of(), List.of());
        server = PayaraServer.start(Installation.find(), data, settings, Optional.empty(), InstantSource.system())
                .awaitDeployed();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldListenOnItsTwoPortsOfTheLoopbackAddressAndNowhereElse() throws IOException {
        assertEquals(
                Set.of("127.0.0.1:" + settings.publicPort(), "127.0.0.1:" + settings.internalPort()),
                listeners(server.process().pid()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/health",
                "/openapi",
                "/__asadmin/version",
                "/management/domain",
                "/admin",
                "/%2e%2e/"
            })
    void shouldShowNothingOfItsOwnToThePublic(String path) throws IOException {
        HttpResponse<String> response = get(settings.publicPort(), path);

        assertTrue(response.statusCode() == 404 || response.statusCode() == 400, path + " " + response.statusCode());
        assertTrue(response.headers().firstValue("Server").isEmpty());
        assertTrue(response.headers().firstValue("X-Powered-By").isEmpty());
        assertTrue(response.headers()
                .firstValue("Strict-Transport-Security")
                .orElse("")
                .startsWith("max-age=31536000"));
        assertFalse(response.body().contains("Payara"), response.body());
        assertFalse(response.body().contains("GlassFish"), response.body());
    }

    @Test
    void shouldTellHealthAndMetricsOnTheInternalListener() throws IOException {
        assertTrue(get(settings.internalPort(), "/metrics").body().contains("memory_usedHeap_bytes"));
        assertEquals(503, get(settings.internalPort(), "/health").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldSpeakCurrentTls(String protocol) throws IOException {
        assertEquals(protocol, negotiate(settings.publicPort(), protocol, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_RSA_WITH_AES_128_GCM_SHA256"
            })
    void shouldRefuseOldCiphers(String suite) {
        assertThrows(IOException.class, () -> negotiate(settings.publicPort(), "TLSv1.2", suite));
        assertThrows(IOException.class, () -> negotiate(settings.internalPort(), "TLSv1.2", suite));
    }

    @Test
    void shouldNotAnswerPlainHttp() throws IOException {
        try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.publicPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            assertFalse(new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP"));
        } catch (SSLException | SocketException e) {
            // closed without a word: as good
        }
    }

    private static String negotiate(int port, String protocol, String suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) PinnedServer.context(identity.certificate())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (suite != null) {
                socket.setEnabledCipherSuites(new String[] {suite});
            }
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException {
        LocalHttp http = LocalHttp.to(identity.certificate(), "127.0.0.1", "https://localhost:" + port);
        return http.send(http.request(path).GET().build());
    }

    /** Address and port of every socket that the process listens on, as the kernel tells. */
    private static Set<String> listeners(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.isSymbolicLink(descriptor)
                        ? Files.readSymbolicLink(descriptor).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring(8, target.length() - 1));
                }
            }
        }
        TreeSet<String> found = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "net", table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > 9 && "0A".equals(fields[3]) && sockets.contains(fields[9])) {
                    found.add(address(fields[1]));
                }
            }
        }
        return found;
    }

    private static String address(String hexadecimal) {
        String[] parts = hexadecimal.split(":", -1);
        String last = parts[0].substring(parts[0].length() - 8);
        String text = "0100007F".equals(last) ? "127.0.0.1" : parts[0];
        return text + ":" + Integer.parseInt(parts[1], 16);
    }
}
