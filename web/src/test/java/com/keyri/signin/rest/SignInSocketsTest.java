package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.signin.EventFrame;
import com.keyri.signin.SignInChange;
import com.keyri.signin.model.SignInId;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSocketsTest {
    private static final int OPEN = 0;
    private static final int OVER = 1000;
    private static final int COME_BACK = 1013;
    private static final int REFUSED = 4401;

    private final SocketWorld world = new SocketWorld();

    @Test
    void shouldTellTheBrowserEverythingInOrder() {
        RecordingWire browser = world.browser();
        world.happens(SignInChange.NUMBER_WANTED, SignInChange.NUMBER_CONFIRMED);
        world.present = world::approved;
        world.happens(SignInChange.APPROVED, SignInChange.REDEEMED);
        assertEquals(List.of("code", "number-wanted", "claimed", "approved", "redeemed"), browser.heard());
        assertEquals(OVER, browser.closeCode());
    }

    @Test
    void shouldTellThePhoneWhatIsForThePhone() {
        RecordingWire phone = world.phone();
        world.happens(SignInChange.NUMBER_CONFIRMED, SignInChange.APPROVED, SignInChange.REDEEMED);
        assertEquals(List.of("claimed", "number-confirmed", "approved", "redeemed"), phone.heard());
    }

    @Test
    void shouldNotGoBackWhenTwoChangesAreToldInTheWrongOrder() {
        RecordingWire browser = world.browser();
        world.present = world::approved;
        world.commit(SignInChange.CLAIMED);
        world.commit(SignInChange.APPROVED);
        world.runTasksBackwards();
        assertEquals(List.of("code", "approved"), browser.heard());
    }

    @Test
    void shouldTellAChangeOnceThoughItIsAnnouncedTwice() {
        RecordingWire browser = world.browser();
        world.happens(SignInChange.CLAIMED, SignInChange.CLAIMED);
        assertEquals(List.of("code", "claimed"), browser.heard());
    }

    @Test
    void shouldNotShowACodeThatWasReadBeforeTheClaim() {
        world.present = () -> {
            EventFrame stale = world.code();
            world.happens(SignInChange.CLAIMED);
            return stale;
        };
        RecordingWire browser = world.browser();
        assertEquals(List.of("claimed"), browser.heard());
        world.pass(Duration.ofSeconds(40));
        assertEquals(List.of("claimed"), browser.heard());
    }

    @Test
    void shouldShowFreshCodesUntilTheClaim() {
        RecordingWire browser = world.browser();
        world.pass(Duration.ofSeconds(24));
        assertEquals(List.of("code"), browser.heard());
        world.pass(Duration.ofSeconds(1));
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code", "code"), browser.heard());
        world.happens(SignInChange.CLAIMED);
        world.pass(Duration.ofSeconds(60));
        assertEquals(List.of("code", "code", "claimed"), browser.heard());
    }

    @Test
    void shouldTellAgainWhatTheDatabaseDidNotGiveAtFirst() {
        RecordingWire browser = world.browser();
        world.present = () -> {
            throw new EJBException("away");
        };
        world.happens(SignInChange.APPROVED);
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code"), browser.heard());
        assertEquals(List.of("TELL 1"), world.troubles);
        world.present = world::approved;
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code", "approved"), browser.heard());
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code", "approved"), browser.heard());
    }

    @Test
    void shouldTellWhatTheDatabaseHasWhereNobodyKnowsWhetherItWasCommitted() {
        RecordingWire browser = world.browser();
        RecordingWire phone = world.phone();
        world.present = () -> {
            throw new EJBException("away");
        };
        world.happens(SignInChange.IN_DOUBT);
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code"), browser.heard());
        world.present = world::approved;
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code", "approved"), browser.heard());
        assertEquals(List.of("claimed", "approved"), phone.heard());
        world.happens(SignInChange.IN_DOUBT);
        assertEquals(List.of("code", "approved"), browser.heard());
    }

    @Test
    void shouldTellAgainWhatFoundNoThread() {
        RecordingWire browser = world.browser();
        world.hasRoomForTasks = false;
        world.happens(SignInChange.CLAIMED);
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code"), browser.heard());
        world.hasRoomForTasks = true;
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code", "claimed"), browser.heard());
        assertEquals(0, world.waitingTasks());
    }

    @Test
    void shouldSendTheBrowserBackInsteadOfCallingASignInExpiredWhoseApprovalItHasNotHeard() {
        RecordingWire browser = world.browser();
        world.happens(SignInChange.CLAIMED);
        world.present = () -> {
            throw new EJBException("away");
        };
        world.happens(SignInChange.APPROVED);
        world.hasRoomForTasks = false;
        world.pass(Duration.ofMinutes(4));
        assertEquals(List.of("code", "claimed"), browser.heard());
        assertEquals(COME_BACK, browser.closeCode());
    }

    @Test
    void shouldExpireByTheClockButLeaveADecisionOfTheLastMomentTimeToArrive() {
        RecordingWire browser = world.browser();
        world.happens(SignInChange.CLAIMED);
        world.pass(Duration.ofMinutes(3));
        world.present = world::approved;
        world.happens(SignInChange.APPROVED);
        world.pass(Duration.ofSeconds(59));
        assertEquals(List.of("code", "claimed", "approved"), browser.heard());
        world.pass(Duration.ofSeconds(2));
        assertEquals(List.of("code", "claimed", "approved", "expired"), browser.heard());
        assertEquals(OVER, browser.closeCode());
    }

    @Test
    void shouldSendTheBrowserBackWhenAFrameIsLost() {
        RecordingWire browser = world.browser();
        browser.lose();
        assertEquals(COME_BACK, browser.closeCode());
    }

    @Test
    void shouldLeaveNoOrphanWhenTheSocketClosesWhileItsProofIsJudged() {
        RecordingWire browser = world.open("203.0.113.7");
        world.whileJudging = () -> world.sockets.closed(browser);
        world.sockets.receive(browser, SocketWorld.PROOF);
        assertEquals(List.of(), browser.heard());
        assertEquals(COME_BACK, browser.closeCode());
        world.commit(SignInChange.CLAIMED);
        assertEquals(0, world.waitingTasks(), "somebody is thought to follow still");
    }

    @Test
    void shouldHearEverythingOnANewSocketWhenTheOldOneClosesMeanwhile() {
        RecordingWire old = world.browser();
        world.whileJudging = () -> world.sockets.closed(old);
        RecordingWire fresh = world.browser();
        world.happens(SignInChange.CLAIMED);
        assertEquals(List.of("code"), old.heard());
        assertEquals(List.of("code", "claimed"), fresh.heard());
        world.present = () -> {
            world.sockets.closed(fresh);
            return EventFrame.of(EventFrame.Type.CLAIMED);
        };
        RecordingWire third = world.browser();
        world.happens(SignInChange.DECLINED);
        assertEquals(List.of("claimed", "declined"), third.heard());
    }

    @Test
    void shouldForgetAClosedSocketThoughTheOtherEndNeverAnswers() {
        RecordingWire browser = world.browser();
        world.happens(SignInChange.CANCELLED);
        assertEquals(OVER, browser.closeCode());
        world.commit(SignInChange.EXPIRED);
        assertEquals(0, world.waitingTasks());
        world.pass(Duration.ofMinutes(4));
        assertEquals(List.of("code", "cancelled"), browser.heard());
    }

    @Test
    void shouldCloseWithoutAProofInFiveSeconds() {
        RecordingWire silent = world.open("203.0.113.7");
        world.pass(Duration.ofSeconds(5));
        assertEquals(OPEN, silent.closeCode());
        world.pass(Duration.ofSeconds(1));
        assertEquals(REFUSED, silent.closeCode());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "bad")
    void shouldRefuseWhatIsNoGoodProof(@Nullable String proof) {
        RecordingWire wire = world.open("203.0.113.7");
        world.sockets.receive(wire, Optional.ofNullable(proof));
        assertEquals(REFUSED, wire.closeCode());
        assertEquals(List.of(), wire.heard());
    }

    @Test
    void shouldSendBackWhoseAddressHasNoRefusalsLeft() {
        RecordingWire wire = world.open("203.0.113.7");
        world.sockets.receive(wire, Optional.of("too many"));
        assertEquals(COME_BACK, wire.closeCode());
    }

    @Test
    void shouldRefuseASecondFrame() {
        RecordingWire browser = world.browser();
        world.sockets.receive(browser, SocketWorld.PROOF);
        assertEquals(REFUSED, browser.closeCode());
        assertEquals(1, world.judged.size());
    }

    @Test
    void shouldSendBackWhomTheDatabaseCannotAnswer() {
        world.present = () -> {
            throw new EJBException("away");
        };
        assertEquals(COME_BACK, world.browser().closeCode());
    }

    @Test
    void shouldJudgeAProofAsComingFromTheHandshakesAddress() {
        RecordingWire wire = world.open("2001:db8::7");
        world.sockets.receive(wire, SocketWorld.PROOF);
        assertEquals(
                List.of(new SocketCaller("2001:db8::7", "correlation", "agent", "https://shop.example")), world.judged);
    }

    @Test
    void shouldServeTheOthersWhenOneSocketFails() {
        RecordingWire broken = world.browser();
        RecordingWire whole = world.browser();
        RecordingWire silent = world.open("203.0.113.7");
        broken.breakWith(new IllegalArgumentException("broken"));
        world.pass(Duration.ofSeconds(25));
        assertEquals(List.of("code", "code"), whole.heard());
        assertEquals(REFUSED, silent.closeCode());
        assertEquals(List.of("LOOK_AFTER 1"), world.troubles);
    }

    @Test
    void shouldShowCodesAgainWhenTheirKeyIsBack() {
        RecordingWire browser = world.browser();
        world.codeTrouble = new EJBException("away");
        world.pass(Duration.ofSeconds(26));
        assertEquals(List.of("code"), browser.heard());
        world.codeTrouble = null;
        world.pass(Duration.ofSeconds(1));
        assertEquals(List.of("code", "code"), browser.heard());
        assertEquals(List.of("LOOK_AFTER 1"), world.troubles);
    }

    @Test
    void shouldBoundTheSocketsOfOneSignIn() {
        for (int i = 0; i < 6; i++) {
            assertEquals(OPEN, world.browser().closeCode());
        }
        assertEquals(COME_BACK, world.browser().closeCode());
    }

    @Test
    void shouldBoundWhatOneAddressHoldsOpenUnproven() {
        for (int i = 0; i < 64; i++) {
            assertEquals(OPEN, world.open("192.0.2.1").closeCode());
        }
        assertEquals(COME_BACK, world.open("192.0.2.1").closeCode());
        RecordingWire other = world.open("192.0.2.2");
        world.sockets.receive(other, SocketWorld.PROOF);
        assertEquals(List.of("code"), other.heard());
        world.pass(Duration.ofSeconds(6));
        assertEquals(OPEN, world.open("192.0.2.1").closeCode());
    }

    @Test
    void shouldDropWhoHesitatesLongestWhenStrangersHoldEverythingOpen() {
        RecordingWire first = world.open("192.0.2.1");
        for (int i = 0; i < 10_000; i++) {
            world.open("10.0." + i / 50 + ".1");
        }
        assertEquals(COME_BACK, first.closeCode());
        RecordingWire browser = world.browser();
        assertEquals(List.of("code"), browser.heard());
    }

    @Test
    void shouldCarryTenThousandSignIns() {
        for (int i = 0; i < 10_000; i++) {
            RecordingWire wire = world.open(SignInId.at(SocketWorld.START.plusMillis(i)), "10.0." + i / 50 + ".1");
            world.sockets.receive(wire, SocketWorld.PROOF);
            assertEquals(OPEN, wire.closeCode());
        }
        RecordingWire mine = world.browser();
        world.happens(SignInChange.CLAIMED);
        assertTrue(mine.heard().contains("claimed"));
    }
}
