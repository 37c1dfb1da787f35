package com.keyri.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void shouldFindASessionUntilItEnds() {
        Session session = sessions.fresh();
        String id = sessions.begin(session);
        now = now.plus(Sessions.LIFE);
        assertSame(session, sessions.find(id));
        now = now.plusMillis(1);
        assertNull(sessions.find(id));
    }

    @Test
    void shouldKnowNoIdThatItDidNotGive() {
        sessions.begin(sessions.fresh());
        assertNull(sessions.find(""));
        assertNull(sessions.find(sessions.secret()));
    }

    @Test
    void shouldEndTheSessionsOfOneSignIn() {
        Session one = sessions.fresh();
        one.signInId = "si_1";
        Session two = sessions.fresh();
        two.signInId = "si_2";
        String idOne = sessions.begin(one);
        String idTwo = sessions.begin(two);
        sessions.endSignIn("si_1");
        assertNull(sessions.find(idOne));
        assertSame(two, sessions.find(idTwo));
    }

    @Test
    void shouldGive256RandomBits() {
        assertEquals(43, sessions.secret().length());
        assertNotEquals(sessions.secret(), sessions.secret());
    }
}
