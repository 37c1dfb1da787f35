package com.keyri.signin;

import com.keyri.device.model.ClaimingDevice;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ServerNonces;
import com.keyri.signin.model.EnteredSignIn;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Objects;

/** Puts the present state of a sign-in into a frame for one of its ends. */
@ApplicationScoped
public class SignInFrames {
    @Inject
    SignInCodes codes;

    @Inject
    ServerNonces nonces;

    @Inject
    InstantSource clock;

    /** The frame of the state that a row shows. */
    EventFrame of(EnteredSignIn entered, Follower follower) {
        SignIn signIn = entered.signIn();
        if (!signIn.isOpenAt(clock.instant()) && signIn.state() != SignInState.REDEEMED && !isEnded(signIn)) {
            return EventFrame.of(EventFrame.Type.EXPIRED);
        }
        return switch (signIn.state()) {
            case PENDING -> code(signIn.id());
            case CLAIMED -> claimed(signIn, follower);
            case APPROVED -> follower == Follower.BROWSER ? approved(entered) : EventFrame.of(EventFrame.Type.APPROVED);
            case REDEEMED -> EventFrame.of(EventFrame.Type.REDEEMED);
            case DECLINED -> EventFrame.of(EventFrame.Type.DECLINED);
            case EXPIRED -> EventFrame.of(EventFrame.Type.EXPIRED);
            case CANCELLED -> EventFrame.of(EventFrame.Type.CANCELLED);
        };
    }

    /** The code to show now; asks no database. */
    public EventFrame code(SignInId id) {
        return EventFrame.code(codes.current(id, clock.instant()));
    }

    /** Asks the browser for the number; asks no database. */
    public EventFrame numberWanted(SignInId id) {
        return EventFrame.numberWanted(nonces.make(NoncePurpose.NUMBER, id.toString()));
    }

    private static boolean isEnded(SignIn signIn) {
        return signIn.state() == SignInState.DECLINED || signIn.state() == SignInState.CANCELLED;
    }

    private EventFrame claimed(SignIn signIn, Follower follower) {
        SignIn.Claim claim = Objects.requireNonNull(signIn.claim());
        if (follower == Follower.PHONE) {
            return EventFrame.of(
                    claim.numberMac() != null && claim.numberConfirmedAt() != null
                            ? EventFrame.Type.NUMBER_CONFIRMED
                            : EventFrame.Type.CLAIMED);
        }
        return claim.waitsForNumber() ? numberWanted(signIn.id()) : EventFrame.of(EventFrame.Type.CLAIMED);
    }

    private EventFrame approved(EnteredSignIn entered) {
        SignIn signIn = entered.signIn();
        String account = entered.device().map(ClaimingDevice::label).orElse(null);
        return new EventFrame(
                EventFrame.Type.APPROVED,
                null,
                nonces.make(NoncePurpose.TOKEN, signIn.id().toString()),
                codes.redeemCode(signIn.id(), Objects.requireNonNull(signIn.decidedAt())),
                signIn.expiresAt(),
                signIn.payload(),
                account);
    }
}
