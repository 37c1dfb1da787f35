package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import com.keyri.signin.Follower;
import com.keyri.signin.Following;
import com.keyri.signin.model.SignInId;
import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One open socket: whom it tells, since when, and what comes next by the clock. Sends one frame after the other. */
final class SignInSocket {
    private final Session session;
    private final SignInId signIn;
    private final @Nullable String origin;
    private final Instant openedAt;
    private volatile @Nullable Follower follower;
    private volatile boolean showsCode;
    private volatile Instant endsAt;
    private volatile Instant nextCodeAt;

    SignInSocket(Session session, SignInId signIn, @Nullable String origin, Instant openedAt, Instant endsAt) {
        this.session = session;
        this.signIn = signIn;
        this.origin = origin;
        this.openedAt = openedAt;
        this.endsAt = endsAt;
        this.nextCodeAt = Instant.MAX;
    }

    SignInId signIn() {
        return signIn;
    }

    @Nullable String origin() {
        return origin;
    }

    /** Null until its proof was accepted. */
    @Nullable Follower follower() {
        return follower;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    boolean isCodeDueAt(Instant moment) {
        return showsCode && !moment.isBefore(nextCodeAt);
    }

    void accept(Following following) {
        endsAt = following.expiresAt();
        follower = following.follower();
    }

    void planCode(Instant next) {
        nextCodeAt = next;
        showsCode = true;
    }

    synchronized void send(EventFrame frame) {
        if (frame.type() != EventFrame.Type.CODE) {
            showsCode = false;
        }
        if (frame.expiresAt() != null) {
            endsAt = frame.expiresAt();
        }
        try {
            if (session.isOpen()) {
                session.getAsyncRemote().sendText(EventFrames.write(frame), this::closeWhereLost);
            }
        } catch (IllegalStateException e) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER);
        }
    }

    private void closeWhereLost(SendResult result) {
        if (!result.isOK()) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER);
        }
    }

    void close(CloseReason.CloseCode code) {
        try {
            if (session.isOpen()) {
                session.close(new CloseReason(code, ""));
            }
        } catch (IOException | IllegalStateException e) {
            // The other end is gone already, which is what was wanted.
        }
    }
}
