package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.EventType;
import com.keyri.client.SigningKey;
import com.keyri.protocol.AccessTokenClaims;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access tokens for an application's server: how it gets them, what they open, and what ends them. */
@ExtendWith(RunningEar.class)
class ClientCredentialsIT {
    private static final String INACTIVE = "{\"active\":false}";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;
    private ClientCredentials client;

    ClientCredentialsIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void open() {
        shop = Shop.open(keyri);
        client = ClientCredentials.of(shop);
    }

    @Test
    void shouldIssueASignedTokenForTheWholeKeyWhenNoScopeIsAsked() throws SQLException {
        Answer answer = client.ask(null).send().is(200);
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("Bearer", answer.text("token_type"));
        assertEquals(300, answer.json().path("expires_in").asInt());
        assertEquals("enrolments transactions introspection users", answer.text("scope"));

        CompactJws jws = CompactJws.parse(answer.text("access_token"), "at+jwt", 2048);
        JwkSet keys = JwkSet.parse(keyri.get("/.well-known/jwks.json").send().body());
        jws.verify(keys.find(jws.kid().orElseThrow()).orElseThrow().key());
        AccessTokenClaims claims = AccessTokenClaims.parse(jws.payloadText());
        assertEquals(shop.applicationId(), claims.clientId());
        assertEquals(keyri.publicUrl(), claims.issuance().issuer());
        assertEquals(keyri.publicUrl() + "/api/v1", claims.issuance().audience());
        assertEquals(List.of("access-token.issued SUCCESS"), new Database(server).audit(claims.id()));
    }

    @Test
    void shouldOpenEachPartOfTheApiByItsScopeOnly() {
        Map<String, String> paths = Map.of(
                "users", "/api/v1/users/nobody",
                "transactions", "/api/v1/transactions/tx_01h455vb4pex5vsknk084sn02q",
                "enrolments", "/api/v1/enrolments/enr_01h455vb4pex5vsknk084sn02q");
        for (String scope : Shop.ALL_SCOPES) {
            String token = client.ask(scope).send().is(200).text("access_token");
            for (Map.Entry<String, String> path : paths.entrySet()) {
                Answer answer = keyri.get(path.getValue()).by(token).send();
                answer.is(path.getKey().equals(scope) ? 404 : 403);
            }
            client.use(token).is(scope.equals("introspection") ? 200 : 403);
        }
        keyri.get("/api/v1/organizations").by(client.token()).send().isProblem(403, "forbidden");
    }

    @Test
    void shouldDoTheWorkOfAnApiKey() {
        String token = client.ask("enrolments").send().is(200).text("access_token");
        keyri.post("/api/v1/enrolments")
                .by(token)
                .json(Map.of("userId", Shop.newUser(), "label", "Account"))
                .send()
                .is(201);
    }

    @Test
    void shouldRefuseScopesThatTheKeyHasNotOrNobodyKnows() {
        ClientCredentials narrow = narrow("users");
        assertEquals("users", narrow.ask(null).send().is(200).text("scope"));
        for (String scope : List.of("enrolments", "users enrolments", "operator", "users  users", " ", "USERS")) {
            refused(narrow.ask(scope).send(), 400, "invalid_scope");
        }
        refused(narrow.ask("users ".repeat(60)).send(), 400, "invalid_request");
    }

    @Test
    void shouldRefuseEveryOtherClientWithTheSameWords() {
        String other = Shop.open(keyri).applicationId();
        String dull = "";
        for (String credentials : List.of(
                ClientCredentials.basic(other, shop.apiKey()),
                ClientCredentials.basic(shop.applicationId(), "keyri_sk_" + "A".repeat(43)),
                ClientCredentials.basic(shop.applicationId(), ""),
                ClientCredentials.basic("", shop.apiKey()),
                ClientCredentials.basic(shop.applicationId(), keyri.operatorKey()),
                "Basic !!!",
                "Bearer " + shop.apiKey(),
                "")) {
            Answer answer = client.ask(null).with("Authorization", credentials).send();
            refused(answer, 401, "invalid_client");
            assertTrue(answer.header("WWW-Authenticate").startsWith("Basic"));
            String words = answer.text("error_description");
            assertEquals(dull.isEmpty() ? words : dull, words);
            dull = words;
        }
    }

    @Test
    void shouldRefuseBodiesThatAreAmbiguous() {
        String grant = "grant_type=client_credentials";
        for (String body : List.of(
                grant + "&scope=users&scope=users",
                grant + "&" + grant,
                grant + "&client_secret=x",
                grant + "&resource=x",
                "scope=users",
                "")) {
            Answer answer =
                    client.call(ClientCredentials.TOKEN).body(FORM, body).send();
            assertEquals(400, answer.status(), body);
        }
        client.call(ClientCredentials.TOKEN)
                .body("application/json", "{\"grant_type\":\"client_credentials\"}")
                .send()
                .isProblem(415, "unsupported-media-type");
        client.call(ClientCredentials.TOKEN + "?grant_type=client_credentials")
                .body(FORM, "")
                .send()
                .is(400);
    }

    @Test
    void shouldCountABoundTokenWithAFreshProofOfItsKeyOnly() {
        SigningKey key = SigningKey.generate();
        String token = client.boundToken(key);
        Answer first = client.useBound(token, client.proof(key, token, null)).isProblem(401, "use-dpop-nonce");
        String nonce = first.header("DPoP-Nonce");
        String proof = client.proof(key, token, nonce);
        client.useBound(token, proof).is(200);

        client.useBound(token, proof).isProblem(401, "invalid-proof");
        client.useBound(token, null).isProblem(401, "invalid-proof");
        client.useBound(token, client.proof(key, token + "x", nonce)).isProblem(401, "invalid-proof");
        String withoutToken = Call.proof(key, "POST", keyri.publicUrl() + ClientCredentials.INTROSPECTION, nonce);
        client.useBound(token, withoutToken).isProblem(401, "invalid-proof");
        Answer thief = client.useBound(token, client.proof(SigningKey.generate(), token, nonce));
        thief.isProblem(401, "unauthenticated");
        assertTrue(thief.header("WWW-Authenticate").startsWith("DPoP error=\"invalid_token\""));
        client.use(token).isProblem(401, "unauthenticated");
        client.useBound(token, client.proof(key, token, nonce)).is(200);
        assertEquals("DPoP", client.introspect(token).text("token_type"));
    }

    @Test
    void shouldNotTakeABearerTokenAsABoundOne() {
        SigningKey key = SigningKey.generate();
        String token = client.token();
        client.useBound(token, client.proof(key, token, null)).isProblem(401, "unauthenticated");
        client.useBound(token, null).isProblem(401, "unauthenticated");
        client.use(token).is(200);
    }

    @Test
    void shouldBindATokenToAFreshProofOnly() {
        SigningKey key = SigningKey.generate();
        Answer asked = client.ask(null).provenBy(key, null).send();
        refused(asked, 400, "use_dpop_nonce");
        String proof = Call.proof(key, "POST", keyri.publicUrl() + ClientCredentials.TOKEN, asked.header("DPoP-Nonce"));
        assertEquals("DPoP", client.ask(null).with("DPoP", proof).send().is(200).text("token_type"));
        refused(client.ask(null).with("DPoP", proof).send(), 400, "invalid_dpop_proof");
        refused(client.ask(null).with("DPoP", "nonsense").send(), 400, "invalid_dpop_proof");
    }

    @Test
    void shouldTellTheOwnApplicationAllAndAnotherNothing() {
        String token = client.ask("users").send().is(200).text("access_token");
        Answer own = client.introspect(token).is(200);
        assertTrue(own.json().path("active").asBoolean());
        assertEquals(shop.applicationId(), own.text("client_id"));
        assertEquals("users", own.text("scope"));
        for (Shop other : List.of(Shop.openIn(keyri, shop.organizationId()), Shop.open(keyri))) {
            ClientCredentials stranger = ClientCredentials.of(other);
            assertEquals(INACTIVE, stranger.introspect(token).body());
            stranger.revoke(token).is(200);
        }
        assertTrue(client.introspect(token).json().path("active").asBoolean());
    }

    @Test
    void shouldEndARevokedTokenAtOnce() throws SQLException {
        String token = client.token();
        String sibling = client.token();
        client.revoke(token).is(200);
        client.revoke(token).is(200);
        client.revoke("nonsense").is(200);

        client.use(token).isProblem(401, "unauthenticated");
        assertEquals(INACTIVE, client.introspect(token).body());
        client.use(sibling).is(200);
        assertEquals(
                List.of("access-token.issued SUCCESS", "access-token.revoked SUCCESS"),
                new Database(server).audit(id(token)));
        refused(
                client.call("/api/v1/tokens/revoke")
                        .without("Authorization")
                        .form(Map.of("token", sibling))
                        .send(),
                401,
                "invalid_client");
        refused(
                client.call("/api/v1/tokens/revoke")
                        .form(Map.of("token", sibling, "token_type_hint", "x".repeat(65)))
                        .send(),
                400,
                "invalid_request");
    }

    @Test
    void shouldEndTheTokensOfARevokedKeyAtOnce() throws SQLException {
        ClientCredentials narrow = narrow("introspection");
        String token = narrow.token();
        String keys = "/api/v1/applications/" + shop.applicationId() + "/api-keys";
        String keyId = keyri.get(keys)
                .by(keyri.operatorKey())
                .send()
                .is(200)
                .json()
                .path("apiKeys")
                .valueStream()
                .filter(key -> key.path("name").asString().equals("narrow"))
                .findFirst()
                .orElseThrow()
                .path("apiKeyId")
                .asString();
        narrow.use(token).is(200);
        keyri.call("DELETE", keys + "/" + keyId).by(keyri.operatorKey()).send().is(204);

        narrow.use(token).isProblem(401, "unauthenticated");
        refused(narrow.ask(null).send(), 401, "invalid_client");
        assertEquals(INACTIVE, client.introspect(token).body());
        assertTrue(new Database(server).audit(keyId).contains("api-key.refused REFUSED revoked"));
    }

    @Test
    void shouldEndTheTokensOfADisabledApplicationAtOnce() {
        String token = client.token();
        keyri.operator().changeApplication(shop.applicationId(), Map.of("state", "DISABLED"));
        client.use(token).isProblem(401, "unauthenticated");
        refused(client.ask(null).send(), 401, "invalid_client");
    }

    @Test
    void shouldEndATokenAtItsTime() throws SQLException {
        String token = client.token();
        new Database(server).age("access_token", id(token), "expires_at = now() - interval '1 second'");
        client.use(token).isProblem(401, "unauthenticated");
        assertEquals(INACTIVE, client.introspect(token).body());
    }

    @Test
    void shouldTakeNoTokenThatItDidNotSign() throws GeneralSecurityException {
        String token = client.token();
        String[] parts = token.split("\\.", -1);
        String kid = CompactJws.parse(token, "at+jwt", 2048).kid().orElseThrow();
        SigningKey forger = SigningKey.generate();
        String claims = text(parts[1]);
        String publicKeys = keyri.get("/.well-known/jwks.json").send().body();
        String none = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".";
        String mac = encoded("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}") + "." + parts[1];
        List<String> forged = List.of(
                none,
                none + "A".repeat(86),
                mac + "." + hs256(mac, publicKeys),
                CompactJws.sign("at+jwt", kid, claims, forger.signer()),
                CompactJws.sign("at+jwt", "../../dev/null", claims, forger.signer()),
                CompactJws.sign("at+jwt", "' or 1=1 --", claims, forger.signer()),
                CompactJws.sign("at+jwt", forger.publicKey(), claims, forger.signer()),
                parts[0] + "." + encoded(claims.replace("users", "admin")) + "." + parts[2],
                parts[0] + "." + parts[1] + "." + "A".repeat(86));
        for (String each : forged) {
            client.use(each).isProblem(401, "unauthenticated");
            assertEquals(INACTIVE, client.introspect(each).is(200).body());
        }
        client.use(token).is(200);
    }

    @Test
    void shouldNotTakeAnIdTokenForAnAccessTokenNorTheOtherWayAround() {
        Phone phone = shop.enrol(Shop.newUser());
        try (BrowserSignIn signIn = shop.page().show()) {
            signIn.connect();
            Page.approve(signIn, phone);
            String idToken =
                    signIn.redeem(Page.await(signIn, EventType.APPROVED)).idToken();
            client.use(idToken).isProblem(401, "unauthenticated");
            client.useBound(idToken, null).isProblem(401, "unauthenticated");
            client.revoke(idToken).is(200);
            assertTrue(client.introspect(idToken).json().path("active").asBoolean());
        }
        String token = client.token();
        assertFalse(accepted(token));
    }

    @Test
    void shouldGiveEachOfManyAtOnceATokenOfItsOwn() {
        Set<String> ids = new HashSet<>(IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> id(client.token()))
                .toList());
        assertEquals(40, ids.size());
    }

    @Test
    void shouldLimitWhatOneApplicationAsksFor() {
        int atOnce = 600;
        int perSecond = 10;
        long start = System.nanoTime();
        int passed = 0;
        Answer answer = client.ask(null).send();
        while (answer.status() == 200 && passed < 10 * atOnce) {
            passed++;
            answer = client.ask(null).send();
        }
        long grown = perSecond * TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + perSecond;
        refused(answer, 429, "temporarily_unavailable");
        assertTrue(Integer.parseInt(answer.header("Retry-After")) >= 1);
        assertTrue(passed >= atOnce, "refused early, after " + passed);
        assertTrue(passed <= atOnce + grown, "refused late, after " + passed + " where " + grown + " had grown again");
        ClientCredentials.of(Shop.open(keyri)).token();
    }

    @Test
    void shouldSayWhereEverythingIs() {
        Answer answer =
                keyri.get("/.well-known/oauth-authorization-server").send().is(200);
        assertEquals("public, max-age=3600", answer.header("Cache-Control"));
        assertEquals(keyri.publicUrl(), answer.text("issuer"));
        assertEquals(keyri.publicUrl() + ClientCredentials.TOKEN, answer.text("token_endpoint"));
        assertEquals(keyri.publicUrl() + ClientCredentials.INTROSPECTION, answer.text("introspection_endpoint"));
    }

    private ClientCredentials narrow(String... scopes) {
        return new ClientCredentials(
                shop, keyri.operator().createApiKey(shop.applicationId(), "narrow", Arrays.asList(scopes)));
    }

    private boolean accepted(String accessToken) {
        try {
            shop.server().idTokenVerifier(shop.applicationId()).verify(accessToken, Shop.newNonce());
            return true;
        } catch (TokenRejectedException e) {
            assertEquals(TokenRejectedException.Reason.MALFORMED, e.reason());
            return false;
        }
    }

    private static void refused(Answer answer, int status, String error) {
        answer.is(status);
        assertEquals(error, answer.text("error"));
        assertEquals("application/json", answer.header("Content-Type"));
        assertFalse(answer.text("error_description").isEmpty());
    }

    private static String id(String token) {
        return AccessTokenClaims.parse(CompactJws.parse(token, "at+jwt", 2048).payloadText())
                .id();
    }

    private static String hs256(String input, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String part) {
        return new String(Base64Url.decode(part), StandardCharsets.UTF_8);
    }
}
