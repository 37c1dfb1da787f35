package com.keyri.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.outbound.OutboundAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationGatewayTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static SlowApplication application;

    private ApplicationGateway gateway;

    @BeforeAll
    static void startApplication(@TempDir Path folder) {
        application = new SlowApplication(folder);
    }

    @AfterAll
    static void stopApplication() {
        application.close();
    }

    @BeforeEach
    void allowThisMachine() {
        gateway = new ApplicationGateway(new AnyAddress(), Optional.of(application.authority()));
        application.forms.clear();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"/ok, -", "/broken, STATUS_503", "/nowhere, STATUS_404", "/elsewhere, STATUS_307"})
    void shouldSayWhatBecameOfAForm(String path, String failure) {
        assertEquals(Optional.ofNullable(failure), gateway.post(application.uri("localhost", path), "a=b%20c"));
        assertEquals(path.equals("/nowhere") ? 0 : 1, application.forms.size());
    }

    @Test
    void shouldPostTheForm() {
        assertEquals(Optional.empty(), gateway.post(application.uri("localhost", "/ok"), "a=b%20c"));
        assertEquals("a=b%20c", application.forms.poll());
    }

    @Test
    void shouldNotWaitForABodyThatNeverEnds() {
        long start = System.nanoTime();
        assertEquals(Optional.empty(), gateway.post(application.uri("localhost", "/trickle"), "a=b"));
        assertTrue(since(start).compareTo(AT_ONCE) < 0, () -> since(start).toString());
    }

    @Test
    void shouldGiveUpAnApplicationThatSaysNothing() {
        long start = System.nanoTime();
        assertTrue(gateway.post(application.uri("localhost", "/silent"), "a=b").isPresent());
        assertTrue(
                since(start).compareTo(ApplicationGateway.PATIENCE.plusSeconds(2)) < 0,
                () -> since(start).toString());
    }

    /** Each byte comes well in time for a time-out of reading; only all of them together take too long. */
    @Test
    void shouldGiveUpAnApplicationThatSaysABitAtATime() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> drip(server), "dripping");
            dripping.setDaemon(true);
            dripping.start();
            long start = System.nanoTime();
            assertTrue(gateway.post("https://localhost:" + server.getLocalPort() + "/", "a=b")
                    .isPresent());
            assertTrue(
                    since(start).compareTo(ApplicationGateway.PATIENCE.plusSeconds(2)) < 0,
                    () -> since(start).toString());
        }
    }

    @Test
    void shouldRefuseACertificateOfAnotherNameOrOfAnAuthorityThatNobodyTrusts() {
        assertEquals(Optional.of("SSLHandshakeException"), gateway.post(application.uri("127.0.0.1", "/ok"), "a=b"));
        ApplicationGateway strict = new ApplicationGateway(new AnyAddress(), Optional.empty());
        assertEquals(Optional.of("SSLHandshakeException"), strict.post(application.uri("localhost", "/ok"), "a=b"));
        assertTrue(application.forms.isEmpty());
    }

    @Test
    void shouldJudgeTheAddressThatIsConnectedTo() {
        gateway = new ApplicationGateway(new PublicByName(), Optional.of(application.authority()));

        assertEquals(Optional.of("ADDRESS_NOT_ALLOWED"), gateway.post(application.uri("localhost", "/ok"), "a=b"));
        assertTrue(application.forms.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example.com/, ADDRESS_NOT_ALLOWED",
        "https://localhost/, ADDRESS_NOT_ALLOWED",
        "https://127.0.0.1/, ADDRESS_NOT_ALLOWED",
        "https://user@shop.example.com/, ADDRESS_NOT_ALLOWED",
        "https://a b/, IllegalArgumentException"
    })
    void shouldCallNothingElse(String address, String failure) {
        ApplicationGateway strict = new ApplicationGateway(new OutboundAddresses(), Optional.empty());
        assertEquals(Optional.of(failure), strict.post(address, "a=b"));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            byte[] hello = new byte[5];
            assertEquals(5, in.readNBytes(hello, 0, 5));
            // The head of a TLS record of 16,000 bytes, and then its bytes, one by one.
            out.write(new byte[] {22, 3, 3, 0x3E, (byte) 0x80});
            while (true) {
                out.write(2);
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException e) {
            // The caller hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class AnyAddress extends OutboundAddresses {
        @Override
        public boolean permits(URI address) {
            return true;
        }

        @Override
        public boolean permits(InetAddress address) {
            return true;
        }
    }

    /** As a name looks that a hostile name server resolves to this machine. */
    private static final class PublicByName extends OutboundAddresses {
        @Override
        public boolean permits(URI address) {
            return true;
        }
    }
}
