package com.keyri.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.protocol.LogoutToken;
import com.keyri.protocol.LogoutTokenVerifier;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.wiring.OpenKeyStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutFormTest {
    private static final String FIELD = "logout_token=";

    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    private final String facts = new LogoutFacts("app_1", "alice \"a\"", "si_1").toJson();

    @BeforeEach
    void makeAKey() {
        wiring.replace(KeyStoreGateway.class, new OpenKeyStore());
        // The first key signs from the moment at which it is made.
        wiring.run(() -> wiring.get(TokenKeys.class).published());
    }

    @Test
    void shouldSignTheFactsAnewForEachAttempt() {
        LogoutToken first = verified(write(facts));
        clock.pass(Duration.ofHours(20));
        LogoutToken second = verified(write(facts));

        for (LogoutToken token : new LogoutToken[] {first, second}) {
            assertEquals("alice \"a\"", token.subject());
            assertEquals("si_1", token.signInId());
            assertEquals(
                    Duration.ofMinutes(2),
                    Duration.between(
                            token.issuance().issuedAt(), token.issuance().expiresAt()));
        }
        assertEquals(clock.instant(), second.issuance().issuedAt());
        assertNotEquals(first.id(), second.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "logout_token=eyJ", "[]", "{}", "{\"aud\":\"app_1\",\"sub\":5,\"sid\":\"si_1\"}"})
    void shouldRefuseFactsThatAreNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> write(text));
    }

    private String write(String text) {
        return wiring.call(() -> wiring.get(LogoutForm.class).write(text));
    }

    private LogoutToken verified(String form) {
        assertTrue(form.startsWith(FIELD), form);
        return wiring.call(() -> new LogoutTokenVerifier(
                        "https://keyri.localhost:8443",
                        "app_1",
                        kid -> wiring.get(TokenKeys.class).published().find(kid),
                        clock)
                .verify(form.substring(FIELD.length())));
    }
}
