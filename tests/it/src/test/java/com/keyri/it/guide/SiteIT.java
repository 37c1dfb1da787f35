package com.keyri.it.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.Transaction;
import com.keyri.it.RunningEar;
import com.keyri.protocol.TransactionText;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The site of the guide "Add sign-in to a page in ten minutes": its server runs as it stands there. */
@ExtendWith(RunningEar.class)
class SiteIT {
    private static final Path FOLDER = Path.of("target", "guides", "SITE").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestServer server;
    private final Shop shop;
    private final Phone phone;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process site;

    SiteIT(TestServer server) {
        this.server = server;
        this.shop = Shop.open(server.keyri());
        this.phone = shop.enrol(Shop.newUser());
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Guide guide = Guide.read("add-sign-in");
        guide.write("server.mjs", FOLDER);
        guide.write("page.html", FOLDER);
        Language.own("localhost.cjs", FOLDER);
        site = Program.in(FOLDER, "node", "--require", "./localhost.cjs", "server.mjs")
                .with(Map.of(
                        "KEYRI_URL", server.keyri().publicUrl(),
                        "KEYRI_APPLICATION", shop.applicationId(),
                        "KEYRI_API_KEY", shop.apiKey(),
                        "ORIGIN", "https://shop.example.com",
                        "PORT", String.valueOf(port),
                        "NODE_EXTRA_CA_CERTS",
                                Path.of("target/server/certificates/authority.pem")
                                        .toAbsolutePath()
                                        .toString()))
                .start();
        awaitSite();
    }

    @AfterEach
    void stop() throws InterruptedException {
        site.destroyForcibly().waitFor();
    }

    @Test
    void shouldServeThePageWithItsElement() throws IOException, InterruptedException {
        String page = get("/", "").body();
        assertTrue(page.contains("src=\"" + server.keyri().publicUrl() + "/widget/keyri.js\""), page);
        assertTrue(page.contains("application=\"" + shop.applicationId() + "\""), page);
        assertEquals(404, get("/nothing", "").statusCode());
    }

    @Test
    void shouldSignInWhoHasTheTokenTheProofAndTheSession() throws IOException, InterruptedException {
        HttpResponse<String> started = post("/nonce", "", "", "");
        String before = cookie(started);
        FinishedSignIn signIn = signIn(nonce(started));
        HandedOver handedOver = signIn.handedOver("genuine");

        assertEquals(401, get("/account", before).statusCode());
        HttpResponse<String> done = handOver(handedOver, before);
        assertEquals(200, done.statusCode(), done.body());
        assertNotEquals(before, cookie(done), "a session of its own");
        HttpResponse<String> account = get("/account", cookie(done));
        assertEquals("{\"user\":\"" + phone.userId() + "\"}", account.body());
        assertEquals(401, handOver(signIn.handedOver("again"), before).statusCode(), "the nonce is spent");
    }

    @Test
    void shouldRefuseWhatIsOfAnotherSessionOrUnproven() throws IOException, InterruptedException {
        FinishedSignIn signIn = signIn(nonce(post("/nonce", "", "", "")));
        assertEquals(
                401,
                handOver(signIn.handedOver("x"), cookie(post("/nonce", "", "", "")))
                        .statusCode());
        assertEquals(401, handOver(signIn.handedOver("x"), "").statusCode());

        HttpResponse<String> started = post("/nonce", "", "", "");
        FinishedSignIn other = signIn(nonce(started));
        assertEquals(
                401,
                handOver(new Forgeries(other).proofs().get(0), cookie(started)).statusCode());
    }

    @Test
    void shouldNotTakeAnApprovedTransactionForASignIn() throws IOException, InterruptedException {
        HttpResponse<String> started = post("/nonce", "", "", "");
        TransactionText text = new TransactionText("Pay 1 €");
        Transaction made = shop.server().createTransaction(phone.userId(), nonce(started), text);
        FinishedSignIn approved = FinishedSignIn.of(shop, phone, nonce(started), made.transactionId(), text.text());
        assertEquals(401, handOver(approved.handedOver("x"), cookie(started)).statusCode());
    }

    private FinishedSignIn signIn(String nonce) {
        return FinishedSignIn.of(shop, phone, nonce, null, null);
    }

    private HttpResponse<String> handOver(HandedOver it, String cookie) throws IOException, InterruptedException {
        return post("/session", cookie, it.proof(), "{\"idToken\":\"" + it.idToken() + "\"}");
    }

    private static String nonce(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("nonce").asString();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return http.send(to(path).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String proof, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = to(path).header("Cookie", cookie)
                .header("DPoP", proof)
                .POST(publisher)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private void awaitSite() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                get("/", "");
                return;
            } catch (java.net.ConnectException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("The site doesn't start: " + Files.readString(FOLDER.resolve("out")));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
