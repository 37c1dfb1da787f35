package com.keyri.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventFrameTest {
    @ParameterizedTest
    @EnumSource(EventFrame.Type.class)
    void shouldLetAnythingComeFirst(EventFrame.Type first) {
        assertEquals(true, first.mayFollow(null));
    }

    @ParameterizedTest
    @CsvSource({
        "CODE, CODE, true",
        "CODE, CLAIMED, true",
        "CODE, NUMBER_WANTED, true",
        "CODE, EXPIRED, true",
        "NUMBER_WANTED, CLAIMED, true",
        "CLAIMED, NUMBER_CONFIRMED, true",
        "CLAIMED, APPROVED, true",
        "NUMBER_WANTED, DECLINED, true",
        "APPROVED, REDEEMED, true",
        "CLAIMED, CODE, false",
        "NUMBER_WANTED, CODE, false",
        "CLAIMED, NUMBER_WANTED, false",
        "APPROVED, CLAIMED, false",
        "APPROVED, APPROVED, false",
        "DECLINED, APPROVED, false",
        "CANCELLED, CODE, false"
    })
    void shouldKnowNoWayBack(EventFrame.Type before, EventFrame.Type next, boolean allowed) {
        assertEquals(allowed, next.mayFollow(before));
    }

    @Test
    void shouldLetNothingFollowAnEnd() {
        for (EventFrame.Type end : EventFrame.Type.values()) {
            for (EventFrame.Type next : EventFrame.Type.values()) {
                if (end.isEnd()) {
                    assertEquals(false, next.mayFollow(end), end + " then " + next);
                }
            }
        }
    }
}
