package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import com.keyri.signin.Follower;
import com.keyri.signin.Following;
import com.keyri.signin.model.SignInId;
import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One open socket: whom it tells, what it has told, and what comes next by the clock. */
final class SignInSocket {
    private static final Duration PROOF_TIME = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final Wire wire;
    private final SignInId signIn;
    private final SocketCaller caller;
    private final Instant openedAt;
    private volatile @Nullable Follower follower;
    private volatile Instant endsAt;
    private volatile Instant nextCodeAt = Instant.MAX;
    private EventFrame.@Nullable Type told;

    SignInSocket(Wire wire, SignInId signIn, SocketCaller caller, Instant openedAt) {
        this.wire = wire;
        this.signIn = signIn;
        this.caller = caller;
        this.openedAt = openedAt;
        this.endsAt = openedAt.plus(LONGEST_LIFE);
    }

    String id() {
        return wire.id();
    }

    SignInId signIn() {
        return signIn;
    }

    SocketCaller caller() {
        return caller;
    }

    /** Null until its proof was accepted. */
    @Nullable Follower follower() {
        return follower;
    }

    /** Whether it had its time to prove who listens, and didn't. */
    boolean isUnprovenAt(Instant moment) {
        return follower == null && openedAt.plus(PROOF_TIME).isBefore(moment);
    }

    boolean isOverAt(Instant moment) {
        return !moment.isBefore(endsAt);
    }

    boolean isCodeDueAt(Instant moment) {
        return !moment.isBefore(nextCodeAt);
    }

    void accept(Following following) {
        endsAt = following.expiresAt();
        follower = following.follower();
    }

    /**
     * Tells it, unless something later was told before. Whoever reads a state and tells it here may be overtaken in
     * between; what was told last is compared under the same lock that keeps the frames in their order.
     */
    synchronized boolean tell(EventFrame frame) {
        if (!frame.type().mayFollow(told)) {
            return false;
        }
        told = frame.type();
        nextCodeAt = frame.code() == null ? Instant.MAX : frame.code().givesWayAt();
        if (frame.expiresAt() != null) {
            endsAt = frame.expiresAt();
        }
        wire.send(frame, () -> close(CloseReason.CloseCodes.TRY_AGAIN_LATER));
        return true;
    }

    void close(CloseReason.CloseCode code) {
        wire.close(code);
    }
}
