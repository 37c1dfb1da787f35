package com.keyri.token.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.store.ApiKeyEntity;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Thumbprint;
import com.keyri.token.model.AccessTokenId;
import com.keyri.token.model.NewAccessToken;
import com.keyri.token.model.StoredAccessToken;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokenStoreTest {
    private static final Instant END = NOW.plusSeconds(300);

    private final TestDatabase database = TestDatabase.shared();
    private final Thumbprint bound =
            EcJwk.of(P256.generateKeyPair().getPublic()).thumbprint();
    private final SecretToken secret = SecretToken.random256();
    private final ApiKeyId key = ApiKeyId.at(NOW);
    private final AccessTokenId token = AccessTokenId.at(NOW);
    private Shop shop;

    @BeforeEach
    void issue() {
        shop = Shop.open(database);
        database.within(shop.organization(), entities -> {
            ApiKeyTerms terms = new ApiKeyTerms("Server", Set.of(ApiScope.values()), Optional.empty());
            store(ApiKeyStore.class, entities)
                    .add(new ApiKeyEntity(key, shop.application(), shop.organization(), terms, secret.hash(), NOW));
            store(AccessTokenStore.class, entities)
                    .add(new NewAccessToken(
                            token,
                            shop.application(),
                            shop.organization(),
                            key,
                            Set.of(ApiScope.USERS),
                            bound,
                            NOW,
                            END));
            return null;
        });
    }

    @Test
    void shouldBeFoundFromOutsideWithItsOwnScopesAndItsKeysState() {
        StoredAccessToken found = find();
        assertEquals(Set.of(ApiScope.USERS), found.rights().scopes());
        assertEquals(key, found.rights().id());
        assertEquals(shop.organization(), found.rights().organizationId());
        assertEquals(Optional.of(bound), found.key());
        assertEquals(END, found.expiresAt());
        assertEquals(Optional.empty(), found.revokedAt());

        database.within(
                shop.organization(),
                entities -> store(ApiKeyStore.class, entities)
                        .find(shop.application(), key)
                        .orElseThrow()
                        .revoke(NOW));
        assertEquals(Optional.of(NOW), find().rights().revokedAt());
    }

    @Test
    void shouldBeRevokedOnceAndByItsOwnApplicationOnly() {
        Shop other = Shop.open(database);
        assertFalse(revokes(other, other, NOW));
        assertFalse(revokes(other, shop, NOW), "row-level security");
        assertFalse(revokes(shop, other, NOW));
        assertFalse(revokes(shop, shop, END));

        assertTrue(revokes(shop, shop, NOW));
        assertFalse(revokes(shop, shop, NOW));
        assertEquals(Optional.of(NOW), find().revokedAt());
    }

    @Test
    void shouldEnterTheOrganizationOfItsKeyAndNoneForASecretThatIsNone() {
        int rows = database.transact(entities -> {
            assertTrue(store(ApiKeyStore.class, entities)
                    .enterBySecret(secret.hash())
                    .isPresent());
            return entities.createNativeQuery("select id from access_token")
                    .getResultList()
                    .size();
        });
        assertEquals(1, rows);
        int none = database.within(shop.organization(), entities -> {
            assertTrue(store(ApiKeyStore.class, entities)
                    .enterBySecret(SecretToken.random256().hash())
                    .isEmpty());
            return entities.createNativeQuery("select id from access_token")
                    .getResultList()
                    .size();
        });
        assertEquals(0, none);
    }

    @Test
    void shouldBeForgottenOnlyAfterItsEnd() {
        remove(END);
        assertTrue(lookFor().isPresent());
        remove(END.plusMillis(1));
        assertTrue(lookFor().isEmpty());
    }

    private void remove(Instant moment) {
        database.transact(entities -> store(AccessTokenStore.class, entities).removeEndedBefore(moment, 10_000));
    }

    private boolean revokes(Shop entered, Shop application, Instant moment) {
        return database.within(
                entered.organization(),
                entities -> store(AccessTokenStore.class, entities).revoke(application.application(), token, moment));
    }

    private StoredAccessToken find() {
        return lookFor().orElseThrow();
    }

    private Optional<StoredAccessToken> lookFor() {
        return database.transact(
                entities -> store(AccessTokenStore.class, entities).find(token));
    }
}
