package com.keyri.it.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.EventType;
import com.keyri.client.SignInVerifier;
import com.keyri.it.RunningEar;
import com.keyri.it.guide.JavaSnippets.Snippet;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guides from the first to the last step, with their own calls and their own Java. */
@ExtendWith(RunningEar.class)
class GuideIT {
    private static final String ADDRESS = FinishedSignIn.ADDRESS;
    private static final Path FOLDER = Path.of("target", "guides", "SH").toAbsolutePath();

    private final TestServer server;
    private final Shop shop;
    private final JavaSnippets java = JavaSnippets.compile();
    private final SignInVerifier verifier;

    GuideIT(TestServer server) throws IOException {
        this.server = server;
        this.shop = Shop.open(server.keyri());
        this.verifier = new SignInVerifier(server.keyri().installation(), shop.applicationId());
    }

    @Test
    void shouldEnrolADeviceAndApproveATransaction() {
        DeviceKeys keys = DeviceKeys.generate();
        Snippet app = java.make("Device", server.keyri().installation(), keys);
        EnrolledDevice device = enrol(app);

        String nonce = Shop.newNonce();
        JsonNode transaction = call("approve-transaction", "transaction.sh", Map.of("NONCE", nonce));
        assertLike("approve-transaction", "transaction.json", transaction);
        String id = transaction.path("transactionId").asString();
        FinishedSignIn approved = approve(app, device, nonce, id);

        assertEquals("APPROVED", state(id));
        HandedOver handedOver = approved.handedOver("approved");
        String text = "Pay 24.90 € to Your shop";
        Snippet payments = java.make("Payments", verifier, ADDRESS);
        assertFalse(isApproved(payments, "user-17", text.replace("24.90", "2.49"), handedOver), "another text");
        assertTrue(isApproved(payments, "user-17", text, handedOver));
        assertFalse(isApproved(payments, "user-17", text, handedOver), "the same proof again");
        assertFalse(isApproved(payments, "user-18", text, approved.handedOver("again")), "another user");
    }

    @Test
    void shouldVerifyByOneCallWhatThePageHandsOver() {
        Phone phone = shop.enrol("user-17");
        FinishedSignIn signIn = FinishedSignIn.of(shop, phone);
        HandedOver first = signIn.handedOver("genuine");

        JsonNode claims = introspect(first);

        assertTrue(claims.path("active").asBoolean(), claims.toString());
        assertLike("verify-token", "introspect.json", claims);
        assertEquals(signIn.nonce(), claims.path("nonce").asString());
        assertEquals("{\"active\":false}", introspect(first).toString(), "the same proof again");
    }

    @Test
    void shouldVerifyOfflineInJavaWhatKeyriIssuedAndNothingElse() throws Exception {
        Phone phone = shop.enrol(Shop.newUser());
        FinishedSignIn signIn = FinishedSignIn.of(shop, phone);
        Forgeries forgeries = new Forgeries(signIn);
        var published = com.keyri.protocol.JwkSet.parse(
                server.keyri().get("/.well-known/jwks.json").send().body());
        String kid = published.keys().keySet().iterator().next();
        List<HandedOver> examples = new ArrayList<>(List.of(signIn.handedOver("genuine")));
        examples.addAll(forgeries.tokens(kid, published.keys().get(kid)));
        examples.addAll(forgeries.proofs());
        examples.add(
                signIn.handedOver("another session").as("another session", null).withNonce("another"));
        examples.add(signIn.handedOver("genuine, with a new proof"));
        Snippet sessions = java.make(
                "Sessions",
                URI.create(server.keyri().publicUrl()),
                shop.applicationId(),
                ADDRESS,
                server.keyri().http());
        for (HandedOver example : examples) {
            Optional<?> user =
                    sessions.call(Optional.class, "signIn", example.idToken(), example.proof(), example.nonce());
            assertEquals(Optional.ofNullable(example.user()), user, example.why());
        }
    }

    @Test
    void shouldCallWithATokenInsteadOfTheKey() {
        String user = shop.enrol(Shop.newUser()).userId();
        Map<String, String> client = Map.of("APPLICATION_ID", shop.applicationId());
        JsonNode granted = call("tokens-for-servers", "token.sh", client);
        assertLike("tokens-for-servers", "token.json", granted);
        String token = granted.path("access_token").asString();
        assertEquals(
                user,
                call("tokens-for-servers", "use.sh", Map.of("TOKEN", token, "USER_ID", user))
                        .path("userId")
                        .asString());
        run("tokens-for-servers", "revoke.sh", Map.of("APPLICATION_ID", shop.applicationId(), "TOKEN", token));
        server.keyri().get("/api/v1/users/" + user).by(token).send().isProblem(401, "unauthenticated");

        Snippet users = java.make("Users", server.keyri().installation(), shop.applicationId(), shop.apiKey());
        assertEquals(1, users.call(Integer.class, "devices", user));
    }

    private EnrolledDevice enrol(Snippet app) {
        JsonNode enrolment = call("enrol-device", "enrol.sh", Map.of());
        assertLike("enrol-device", "enrol.json", enrolment);
        EnrolledDevice device =
                app.call(EnrolledDevice.class, "enrol", enrolment.path("url").asString());
        String id = enrolment.path("enrolmentId").asString();
        String code = device.confirmationCode().reveal();
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertEquals("AWAITING_CODE", confirm(id, wrong));
        assertEquals("ACTIVE", confirm(id, code));
        return device;
    }

    private String confirm(String enrolment, String code) {
        return call("enrol-device", "confirm.sh", Map.of("ENROLMENT", enrolment, "CODE", code))
                .path("state")
                .asString();
    }

    private FinishedSignIn approve(Snippet app, EnrolledDevice device, String nonce, String transaction) {
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show(nonce, transaction)) {
            signIn.connect();
            assertEquals("OPEN", state(transaction));
            Claim claim = app.call(Claim.class, "look", device, signIn.qrLink().reveal());
            Page.type(signIn, claim);
            app.call(Object.class, "approve", device, claim);
            String token = signIn.redeem(Page.await(signIn, EventType.APPROVED)).idToken();
            return new FinishedSignIn("user-17", nonce, token, page.continuityKey(), null);
        }
    }

    private static boolean isApproved(Snippet payments, String user, String text, HandedOver it) {
        return payments.call(Boolean.class, "isApproved", user, it.nonce(), text, it.idToken(), it.proof());
    }

    private String state(String transaction) {
        return call("approve-transaction", "state.sh", Map.of("TRANSACTION", transaction))
                .path("state")
                .asString();
    }

    private JsonNode introspect(HandedOver it) {
        return call("verify-token", "introspect.sh", Map.of("ID_TOKEN", it.idToken(), "PROOF", it.proof()));
    }

    private JsonNode call(String guide, String name, Map<String, String> more) {
        return JsonMapper.shared().readTree(run(guide, name, more));
    }

    private String run(String guide, String name, Map<String, String> more) {
        Guide.read(guide).write(name, FOLDER);
        Map<String, String> settings = new LinkedHashMap<>(more);
        settings.put("KEYRI_URL", server.keyri().publicUrl());
        settings.put("KEYRI_API_KEY", shop.apiKey());
        settings.put(
                "CURL_CA_BUNDLE",
                Path.of("target/server/certificates/authority.pem")
                        .toAbsolutePath()
                        .toString());
        return Program.in(FOLDER, "sh", "-eu", name).with(settings).run("");
    }

    /** Whatever the guide's example of an answer has, the answer has. */
    private static void assertLike(String guide, String example, JsonNode answer) {
        JsonMapper.shared()
                .readTree(Guide.read(guide).file(example))
                .propertyNames()
                .forEach(name -> assertTrue(answer.has(name), name + " isn't in " + answer));
    }
}
