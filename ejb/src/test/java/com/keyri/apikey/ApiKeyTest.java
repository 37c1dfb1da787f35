package com.keyri.apikey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.application.ApplicationService;
import com.keyri.application.ChangeApplication;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.credential.ApiKey;
import com.keyri.credential.ApiKeyService;
import com.keyri.credential.CreatedApiKey;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.limit.LimitKind;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.request.CallContext;
import com.keyri.request.Precondition;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The life of an API key: real services on a real PostgreSQL. */
class ApiKeyTest {
    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    private final Shop shop = Shop.open(TestDatabase.shared());

    @Test
    void shouldAuthenticateByItsSecretOnly() {
        CreatedApiKey created = create(Optional.empty());

        FoundApiKey found = authenticate(created.secret()).orElseThrow();

        assertEquals(created.key().id(), found.id());
        assertEquals(Set.of(ApiScope.USERS, ApiScope.ENROLMENTS), found.scopes());
        assertEquals(Optional.empty(), authenticate(SecretToken.random256()));
        assertEquals(List.of("keyri_api_key_refusals unknown"), wiring.meters().counts());
    }

    @Test
    void shouldTellServicesWhoseKeyCalls() {
        CreatedApiKey created = create(Optional.empty());
        CallingApiKey calling = wiring.get(CallingApiKey.class);
        assertProblem(ProblemType.UNAUTHENTICATED, calling::applicationId);

        assertTrue(authenticate(created.secret()).isPresent());

        assertEquals(created.key().id(), calling.id());
        assertEquals(shop.application(), calling.applicationId());
        assertEquals(shop.organization(), calling.organizationId());
    }

    @Test
    void shouldRefuseRevokedKeyAtOnceAndSayWhyInTheAuditLogOnceAMinute() {
        CreatedApiKey created = create(Optional.empty());

        revoke(created.key().id());

        assertEquals(Optional.empty(), authenticate(created.secret()));
        assertEquals(Optional.empty(), authenticate(created.secret()));
        assertEquals(
                List.of("api-key.created", "api-key.revoked", "api-key.refused"),
                wiring.audit().actions());
        assertEquals("api-key.refused!revoked", wiring.audit().last());
        assertEquals(
                List.of("keyri_api_key_refusals revoked", "keyri_api_key_refusals revoked"),
                wiring.meters().counts());
    }

    @Test
    void shouldRevokeOnlyOnce() {
        CreatedApiKey created = create(Optional.empty());
        revoke(created.key().id());
        Optional<Instant> revokedAt = only().revokedAt();
        clock.pass(Duration.ofHours(1));

        revoke(created.key().id());

        assertEquals(Optional.of(Shop.NOW), revokedAt);
        assertEquals(revokedAt, only().revokedAt());
        assertEquals(
                List.of("api-key.created", "api-key.revoked"), wiring.audit().actions());
    }

    @Test
    void shouldRefuseKeyFromTheMomentItExpires() {
        CreatedApiKey created = create(Optional.of(Shop.NOW.plusSeconds(60)));
        clock.pass(Duration.ofSeconds(59));
        assertTrue(authenticate(created.secret()).isPresent());

        clock.pass(Duration.ofSeconds(1));

        assertEquals(Optional.empty(), authenticate(created.secret()));
        assertEquals("api-key.refused!expired", wiring.audit().last());
    }

    @Test
    void shouldRefuseKeyOfDisabledApplication() {
        CreatedApiKey created = create(Optional.empty());
        wiring.call(() -> wiring.get(ApplicationService.class)
                .change(
                        shop.application(),
                        new ChangeApplication(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(ApplicationState.DISABLED)),
                        Precondition.none()));

        assertEquals(Optional.empty(), authenticate(created.secret()));
        assertEquals("api-key.refused!application-disabled", wiring.audit().last());
    }

    @Test
    void shouldNoteItsUseOnceAMinute() {
        CreatedApiKey created = create(Optional.empty());
        assertEquals(Optional.empty(), only().lastUsedAt());
        Instant first = clock.instant();
        assertTrue(authenticate(created.secret()).isPresent());

        clock.pass(Duration.ofSeconds(59));
        assertTrue(authenticate(created.secret()).isPresent());
        assertEquals(Optional.of(first), only().lastUsedAt());

        clock.pass(Duration.ofSeconds(2));
        assertTrue(authenticate(created.secret()).isPresent());
        assertEquals(Optional.of(first.plusSeconds(61)), only().lastUsedAt());
    }

    @Test
    void shouldRefuseExpiryInThePastAndTheFiftyFirstKey() {
        assertProblem(ProblemType.INVALID_REQUEST, () -> create(Optional.of(Shop.NOW)));
        for (int i = 0; i < 50; i++) {
            create(Optional.empty());
        }

        assertProblem(ProblemType.CONFLICT, () -> create(Optional.empty()));

        revoke(list().get(0).id());
        clock.pass(Duration.ofSeconds(1));
        CreatedApiKey again = create(Optional.empty());
        assertEquals(again.key().id(), list().get(0).id());
        assertEquals(50, list().size());
    }

    @Test
    void shouldNotFindKeyUnderAnotherApplication() {
        CreatedApiKey created = create(Optional.empty());
        Shop other = Shop.open(TestDatabase.shared());

        assertProblem(
                ProblemType.NOT_FOUND,
                () -> keys(service -> {
                    service.revoke(other.application(), created.key().id(), Precondition.none());
                    return true;
                }));
        assertProblem(ProblemType.NOT_FOUND, () -> keys(service -> service.list(ApplicationId.at(Shop.NOW))));
        assertTrue(authenticate(created.secret()).isPresent());
    }

    @Test
    void shouldKeepNothingOfTheSecretButItsHash() {
        CreatedApiKey created = create(Optional.empty());

        byte[] hash = created.secret().hash();

        assertEquals(32, hash.length);
        assertArrayEquals(SecretToken.parse(created.secret().reveal()).hash(), hash);
        assertFalse(created.toString().contains(created.secret().reveal()));
    }

    @Test
    void shouldMakeTheCallersAddressPayForKeysThatAreNone() {
        CreatedApiKey created = create(Optional.empty());
        assertTrue(authenticate(created.secret()).isPresent());
        assertEquals(
                List.of("CALL_PER_KEY " + created.key().id()), wiring.limits().drain());

        authenticate(SecretToken.random256());
        revoke(created.key().id());
        authenticate(created.secret());

        String paid = "REFUSAL_PER_ADDRESS " + CallContext.NOWHERE;
        assertEquals(List.of(paid, paid), wiring.limits().drain());
    }

    @Test
    void shouldNotLookForAKeyWhenTheAddressHasUsedUpItsRefusals() {
        CreatedApiKey created = create(Optional.empty());
        wiring.limits().useUp(LimitKind.REFUSAL_PER_ADDRESS);

        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> authenticate(created.secret()));
        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> authenticate(SecretToken.random256()));
        assertEquals(List.of(), wiring.meters().counts());
    }

    @Test
    void shouldRefuseAKeyThatHasUsedUpItsCallsAndSayWhatIsLeft() {
        CreatedApiKey created = create(Optional.empty());
        KeyAllowance allowance = wiring.get(KeyAllowance.class);
        assertEquals(Optional.empty(), allowance.left());
        assertTrue(authenticate(created.secret()).isPresent());
        assertEquals(9, allowance.left().orElseThrow().left());

        wiring.limits().useUp(LimitKind.CALL_PER_KEY);

        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> authenticate(created.secret()));
        assertEquals(0, allowance.left().orElseThrow().left());
    }

    @Test
    void shouldLetBothKeysWorkUntilTheOverlapIsOver() {
        CreatedApiKey old = create(Optional.empty());

        CreatedApiKey successor = rotate(old.key().id(), Duration.ofHours(1));

        assertEquals(old.key().terms(), successor.key().terms());
        assertEquals(Optional.of(old.key().id()), successor.key().replaces());
        ApiKey replaced =
                keys(service -> service.get(shop.application(), old.key().id()));
        assertEquals(Optional.of(successor.key().id()), replaced.replacedBy());
        assertEquals(
                Optional.of(Shop.NOW.plus(Duration.ofHours(1))),
                replaced.terms().expiresAt());
        assertEquals(
                List.of("api-key.created", "api-key.created", "api-key.rotated"),
                wiring.audit().actions());
        clock.pass(Duration.ofMinutes(59));
        assertTrue(authenticate(old.secret()).isPresent());
        assertTrue(authenticate(successor.secret()).isPresent());

        clock.pass(Duration.ofMinutes(1));

        assertEquals(Optional.empty(), authenticate(old.secret()));
        assertTrue(authenticate(successor.secret()).isPresent());
    }

    @Test
    void shouldMakeASuccessorForAsLongAsTheKeyWasMadeForAndNeverProlongTheKey() {
        CreatedApiKey old = create(Optional.of(Shop.NOW.plus(Duration.ofDays(90))));
        clock.pass(Duration.ofDays(80));

        CreatedApiKey successor = rotate(old.key().id(), Duration.ofDays(30));

        assertEquals(
                Optional.of(Shop.NOW.plus(Duration.ofDays(170))),
                successor.key().terms().expiresAt());
        assertEquals(
                old.key().terms().expiresAt(),
                keys(service -> service.get(shop.application(), old.key().id()))
                        .terms()
                        .expiresAt());
    }

    @Test
    void shouldEndTheOldKeyAtOnceWithoutAnOverlap() {
        CreatedApiKey old = create(Optional.empty());

        CreatedApiKey successor = rotate(old.key().id(), Duration.ZERO);

        assertEquals(Optional.empty(), authenticate(old.secret()));
        assertEquals("api-key.refused!expired", wiring.audit().last());
        assertTrue(authenticate(successor.secret()).isPresent());
    }

    @Test
    void shouldRotateOnlyAKeyThatMayBeUsedAndHasNoSuccessor() {
        CreatedApiKey rotated = create(Optional.empty());
        rotate(rotated.key().id(), Duration.ofHours(1));
        CreatedApiKey revoked = create(Optional.empty());
        revoke(revoked.key().id());
        CreatedApiKey expired = create(Optional.of(Shop.NOW.plusSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
        int before = list().size();

        for (CreatedApiKey key : List.of(rotated, revoked, expired)) {
            assertProblem(ProblemType.CONFLICT, () -> rotate(key.key().id(), Duration.ofHours(1)));
        }

        assertEquals(before, list().size());
        CreatedApiKey good = create(Optional.empty());
        for (Duration wrong :
                List.of(Duration.ofSeconds(-1), Duration.ofDays(30).plusSeconds(1))) {
            assertProblem(ProblemType.INVALID_REQUEST, () -> rotate(good.key().id(), wrong));
        }
        assertProblem(ProblemType.NOT_FOUND, () -> rotate(ApiKeyId.at(Shop.NOW), Duration.ofHours(1)));
    }

    @Test
    void shouldNotCountKeysThatHaveEndedAgainstTheLimit() {
        ApiKeyId newest = create(Optional.empty()).key().id();
        for (int i = 0; i < 60; i++) {
            newest = rotate(newest, Duration.ZERO).key().id();
        }

        assertEquals(newest, list().get(0).id());
        for (int i = 1; i < 50; i++) {
            create(Optional.empty());
        }
        ApiKeyId last = newest;
        assertProblem(ProblemType.CONFLICT, () -> create(Optional.empty()));
        assertProblem(ProblemType.CONFLICT, () -> rotate(last, Duration.ZERO));
    }

    @Test
    void shouldRevokeOnlyAKeyThatIsAsDemanded() {
        CreatedApiKey created = create(Optional.empty());

        assertProblem(
                ProblemType.PRECONDITION_FAILED,
                () -> keys(service -> {
                    service.revoke(shop.application(), created.key().id(), key -> {
                        assertEquals(created.key(), key);
                        throw DomainException.of(ProblemType.PRECONDITION_FAILED);
                    });
                    return true;
                }));

        assertTrue(authenticate(created.secret()).isPresent());
    }

    private CreatedApiKey rotate(ApiKeyId id, Duration overlap) {
        return keys(service -> service.rotate(shop.application(), id, overlap));
    }

    private CreatedApiKey create(Optional<Instant> expiresAt) {
        ApiKeyTerms terms = new ApiKeyTerms("Server", Set.of(ApiScope.USERS, ApiScope.ENROLMENTS), expiresAt);
        return keys(service -> service.create(shop.application(), terms));
    }

    private void revoke(ApiKeyId id) {
        keys(service -> {
            service.revoke(shop.application(), id, Precondition.none());
            return true;
        });
    }

    private List<ApiKey> list() {
        return keys(service -> service.list(shop.application()));
    }

    private ApiKey only() {
        assertEquals(1, list().size());
        return list().get(0);
    }

    private Optional<FoundApiKey> authenticate(SecretToken secret) {
        return wiring.call(() -> wiring.get(ApiKeyAuthenticationService.class).authenticate(secret.hash()));
    }

    private <T> T keys(Function<ApiKeyService, T> work) {
        return wiring.call(() -> work.apply(wiring.get(ApiKeyService.class)));
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(DomainException.class, call::run).type());
    }
}
