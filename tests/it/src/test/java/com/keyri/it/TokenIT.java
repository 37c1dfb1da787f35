package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.PageProof;
import com.keyri.client.SigningKey;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The one-time code, the id token, and what introspection says about it. */
@ExtendWith(RunningEar.class)
class TokenIT {
    private static final String GRANT = "urn:keyri:params:oauth:grant-type:sign-in";
    private static final String RESOURCE = "https://shop.example/session";

    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;
    private Phone phone;
    private Page page;
    private BrowserSignIn signIn;
    private EventFrame approved;

    TokenIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void approve() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
        page = shop.page();
        signIn = page.show();
        signIn.connect();
        Page.approve(signIn, phone);
        approved = Page.await(signIn, EventType.APPROVED);
    }

    @AfterEach
    void close() {
        signIn.close();
    }

    @Test
    void shouldGiveATokenThatIsNotStoredAnywhere() {
        Answer answer = redeem(approved.redeemCode(), page.continuityKey(), approved.proofNonce())
                .is(200);
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("DPoP", answer.text("token_type"));
        assertEquals(300, answer.json().path("expires_in").asInt());
        String header = decoded(answer.text("id_token").split("\\.", -1)[0]);
        assertEquals(
                "keyri-id+jwt", JsonMapper.shared().readTree(header).path("typ").asString());
        assertEquals("ES256", JsonMapper.shared().readTree(header).path("alg").asString());
    }

    @Test
    void shouldCheckTheProofBeforeTheCode() {
        redeem(approved.redeemCode(), SigningKey.generate(), approved.proofNonce())
                .isProblem(400, "invalid-grant");
        redeem(approved.redeemCode(), page.continuityKey(), "wrong").isProblem(401, "use-dpop-nonce");
        redeem(approved.redeemCode(), page.continuityKey(), null).isProblem(401, "use-dpop-nonce");
        keyri.post("/api/v1/token")
                .form(Map.of("grant_type", GRANT, "code", approved.redeemCode()))
                .send()
                .isProblem(401, "invalid-proof");
        redeem(approved.redeemCode(), page.continuityKey(), approved.proofNonce())
                .is(200);
    }

    @Test
    void shouldEndTheFirstUseWithTheSecond() {
        String token = redeem(approved.redeemCode(), page.continuityKey(), approved.proofNonce())
                .is(200)
                .text("id_token");
        assertTrue(introspect(shop, token).json().path("active").asBoolean());
        Answer second = redeem(approved.redeemCode(), page.continuityKey(), approved.proofNonce())
                .isProblem(400, "invalid-grant");
        assertEquals("invalid_grant", second.text("error"));
        assertEquals("{\"active\":false}", introspect(shop, token).body());
    }

    @Test
    void shouldRefuseALateCode() throws SQLException {
        new Database(server).age("sign_in", signIn.started().signInId(), "expires_at = now() - interval '1 second'");
        redeem(approved.redeemCode(), page.continuityKey(), approved.proofNonce())
                .isProblem(400, "invalid-grant");
    }

    @Test
    void shouldRefuseACodeThatIsNone() {
        redeem(SecretToken.random256().reveal(), page.continuityKey(), approved.proofNonce())
                .isProblem(400, "invalid-grant");
        redeem("short", page.continuityKey(), approved.proofNonce()).is(400);
        String spoiled = (approved.redeemCode().charAt(0) == 'A' ? 'B' : 'A')
                + approved.redeemCode().substring(1);
        redeem(spoiled, page.continuityKey(), approved.proofNonce()).isProblem(400, "invalid-grant");
    }

    @Test
    void shouldRefuseAnotherGrantAndParametersThatNobodyKnows() {
        Answer other = token(Map.of("grant_type", "authorization_code", "code", approved.redeemCode()))
                .isProblem(400, "unsupported-grant");
        assertEquals("unsupported_grant_type", other.text("error"));
        token(Map.of("code", approved.redeemCode())).isProblem(400, "invalid-request");
        token(Map.of("grant_type", GRANT)).isProblem(400, "invalid-request");
        token(Map.of("grant_type", GRANT, "code", approved.redeemCode(), "extra", "1"))
                .isProblem(400, "invalid-request");
        keyri.post("/api/v1/token")
                .provenBy(page.continuityKey(), approved.proofNonce())
                .body(
                        "application/x-www-form-urlencoded",
                        "grant_type=" + GRANT + "&code=" + approved.redeemCode() + "&code=" + approved.redeemCode())
                .send()
                .isProblem(400, "invalid-request");
    }

    @Test
    void shouldTellTheOwnApplicationAllAndAnotherNothing() {
        String token = signIn.redeem(approved).idToken();
        Answer own = introspect(shop, token).is(200);
        assertTrue(own.json().path("active").asBoolean());
        assertEquals(phone.userId(), own.text("sub"));
        assertEquals(signIn.started().signInId(), own.text("sid"));
        assertEquals("DPoP", own.text("token_type"));
        for (Shop other : new Shop[] {Shop.openIn(keyri, shop.organizationId()), Shop.open(keyri)}) {
            assertEquals("{\"active\":false}", introspect(other, token).is(200).body());
        }
    }

    @Test
    void shouldCallEverythingElseInactive() {
        String token = signIn.redeem(approved).idToken();
        String[] parts = token.split("\\.", -1);
        String otherPayload = Base64Url.encode(
                decoded(parts[1]).replace(phone.userId(), "mallory").getBytes(StandardCharsets.UTF_8));
        for (String wrong : new String[] {
            "nonsense",
            "a.b.c",
            parts[0] + "." + otherPayload + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            Base64Url.encode("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "."
        }) {
            assertEquals("{\"active\":false}", introspect(shop, wrong).is(200).body());
        }
        shop.call("POST", "/api/v1/tokens/introspect")
                .form(Map.of("x", "y"))
                .send()
                .isProblem(400, "invalid-request");
        for (Map<String, String> tooLong :
                List.of(Map.of("token_type_hint", "x".repeat(65)), Map.of("method", "M".repeat(17)))) {
            Map<String, String> form = new HashMap<>(tooLong);
            form.put("token", token);
            shop.call("POST", "/api/v1/tokens/introspect").form(form).send().isProblem(400, "invalid-request");
        }
    }

    @Test
    void shouldCheckThePagesProofAlongWithTheToken() {
        String token = signIn.redeem(approved).idToken();
        String right = signIn.proofFor("POST", RESOURCE, token);
        assertTrue(shop.server()
                .introspect(token, new PageProof(right, "POST", RESOURCE))
                .isPresent());
        String thiefs = proof(SigningKey.generate(), "POST", RESOURCE, token);
        String ofAnotherToken = proof(page.continuityKey(), "POST", RESOURCE, token + "x");
        String elsewhere = proof(page.continuityKey(), "POST", "https://evil.example/", token);
        for (String wrong : new String[] {thiefs, ofAnotherToken, elsewhere, "nonsense"}) {
            assertTrue(shop.server()
                    .introspect(token, new PageProof(wrong, "POST", RESOURCE))
                    .isEmpty());
        }
        assertTrue(shop.server()
                .introspect(token, new PageProof(proof(page.continuityKey(), "GET", RESOURCE, token), "POST", RESOURCE))
                .isEmpty());
    }

    @Test
    void shouldTakeAPagesProofOnce() {
        String token = signIn.redeem(approved).idToken();
        PageProof proof = new PageProof(signIn.proofFor("POST", RESOURCE, token), "POST", RESOURCE);
        assertTrue(shop.server().introspect(token, proof).isPresent());
        assertTrue(shop.server().introspect(token, proof).isEmpty());
    }

    @Test
    void shouldGiveNoTokenToARevokedDevicesSignIn() {
        shop.server().revokeDevice(phone.userId(), phone.id());
        redeem(approved.redeemCode(), page.continuityKey(), approved.proofNonce())
                .isProblem(400, "invalid-grant");
    }

    private Answer redeem(String code, SigningKey key, String nonce) {
        return keyri.post("/api/v1/token")
                .from(shop.origin())
                .provenBy(key, nonce)
                .form(Map.of("grant_type", GRANT, "code", code))
                .send();
    }

    private Answer token(Map<String, String> form) {
        return keyri.post("/api/v1/token")
                .provenBy(page.continuityKey(), approved.proofNonce())
                .form(form)
                .send();
    }

    private static Answer introspect(Shop by, String token) {
        Map<String, String> form = new HashMap<>(Map.of("token", token));
        return by.call("POST", "/api/v1/tokens/introspect").form(form).send();
    }

    private static String proof(SigningKey key, String method, String uri, String token) {
        return new DpopSigner(key.publicKey(), key.signer()).proof(method, uri, Instant.now(), null, token);
    }

    private static String decoded(String part) {
        return new String(Base64Url.decode(part), StandardCharsets.UTF_8);
    }
}
