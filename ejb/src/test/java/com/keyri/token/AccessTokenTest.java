package com.keyri.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.apikey.CallingApiKey;
import com.keyri.apikey.ClientSecret;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.credential.ApiKeyService;
import com.keyri.credential.CreatedApiKey;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.limit.LimitKind;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.P256;
import com.keyri.request.Precondition;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.wiring.OpenKeyStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an access token: real services on a real PostgreSQL. */
class AccessTokenTest {
    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    private final Shop shop = Shop.open(TestDatabase.shared());
    private CreatedApiKey key;

    @BeforeEach
    void createKey() {
        wiring.replace(KeyStoreGateway.class, new OpenKeyStore());
        wiring.replace(TokenKeys.class, new OneKey());
        ApiKeyTerms terms = new ApiKeyTerms("Server", Set.of(ApiScope.USERS, ApiScope.ENROLMENTS), Optional.empty());
        key = wiring.call(() -> wiring.get(ApiKeyService.class).create(shop.application(), terms));
    }

    @Test
    void shouldStandForItsKeyWithItsOwnScopes() {
        IssuedAccessToken issued = issue("users");

        FoundApiKey rights = authenticate(issued.token()).orElseThrow();

        assertEquals(Set.of(ApiScope.USERS), rights.scopes());
        assertEquals(key.key().id(), wiring.get(CallingApiKey.class).id());
        assertEquals(
                List.of("api-key.created", "access-token.issued"),
                wiring.audit().actions());
    }

    @Test
    void shouldEndAfterFiveMinutes() {
        String token = issue("users").token();
        clock.pass(Duration.ofSeconds(299));
        assertTrue(authenticate(token).isPresent());
        clock.pass(Duration.ofSeconds(1));
        assertTrue(authenticate(token).isEmpty());
    }

    @Test
    void shouldEndWithItsKeyAndSayWhyInTheAuditLog() {
        String token = issue("users").token();
        wiring.run(() -> wiring.get(ApiKeyService.class)
                .revoke(shop.application(), key.key().id(), Precondition.none()));
        assertTrue(authenticate(token).isEmpty());
        assertEquals("api-key.refused!revoked", wiring.audit().last());
    }

    @Test
    void shouldSayInTheAuditLogThatItWasRevokedOrCameTheWrongWay() {
        String token = issue("users").token();
        AccessTokenCall bound = new AccessTokenCall(token, true, null, "GET", "/api/v1/users/alice");
        assertTrue(wiring.call(
                        () -> wiring.get(AccessTokenAuthenticationService.class).authenticate(bound))
                .isEmpty());
        assertEquals("api-key.refused!token-binding", wiring.audit().last());
        wiring.run(() -> wiring.get(AccessTokenService.class).revoke(client(shop), token));
        assertTrue(authenticate(token).isEmpty());
        assertEquals("api-key.refused!token-revoked", wiring.audit().last());
    }

    @Test
    void shouldRefuseAKeyThatIsAnotherClients() {
        Shop other = Shop.open(TestDatabase.shared());
        assertProblem(ProblemType.INVALID_CLIENT, () -> issue(client(other), "users"));
        assertEquals("api-key.refused!other-client", wiring.audit().last());
        assertProblem(ProblemType.INVALID_CLIENT, () -> issue(Optional.empty(), "users"));
    }

    @Test
    void shouldCountRequestsPerAddressBeforeAndPerApplicationAfterTheClientIsKnown() {
        wiring.limits().drain();
        issue("users");
        assertEquals(
                List.of(
                        "ACCESS_TOKEN_PER_ADDRESS 0.0.0.0",
                        "CALL_PER_KEY " + key.key().id(),
                        "ACCESS_TOKEN_PER_APPLICATION " + shop.application()),
                wiring.limits().drain());
        assertProblem(ProblemType.INVALID_CLIENT, () -> issue(Optional.empty(), "users"));
        assertEquals(
                List.of("ACCESS_TOKEN_PER_ADDRESS 0.0.0.0", "REFUSAL_PER_ADDRESS 0.0.0.0"),
                wiring.limits().drain());
        wiring.limits().useUp(LimitKind.ACCESS_TOKEN_PER_APPLICATION);
        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> issue("users"));
    }

    @Test
    void shouldLeaveNothingBehindWhereTheScopeIsRefused() {
        assertProblem(ProblemType.INVALID_SCOPE, () -> issue("users introspection"));
        assertEquals("access-token.issued!SCOPE", wiring.audit().last());
    }

    private IssuedAccessToken issue(String scope) {
        return issue(client(shop), scope);
    }

    private IssuedAccessToken issue(Optional<ClientSecret> client, String scope) {
        return wiring.call(() -> wiring.get(AccessTokenService.class).issue(client, Optional.of(scope), null));
    }

    private Optional<ClientSecret> client(Shop named) {
        return Optional.of(new ClientSecret(named.application(), key.secret()));
    }

    private Optional<FoundApiKey> authenticate(String token) {
        AccessTokenCall call = new AccessTokenCall(token, false, null, "GET", "/api/v1/users/alice");
        return wiring.call(
                () -> wiring.get(AccessTokenAuthenticationService.class).authenticate(call));
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(DomainException.class, call::run).type());
    }

    private static final class OneKey extends TokenKeys {
        private final KeyPair pair = P256.generateKeyPair();

        @Override
        public JwkSet published() {
            return new JwkSet(Map.of("one", EcJwk.of(pair.getPublic())));
        }

        @Override
        public Optional<EcJwk> find(String kid) {
            return published().find(kid);
        }

        @Override
        public Signer signer() {
            return new Signer("one", Es256Signer.of(pair.getPrivate()));
        }
    }
}
