package com.keyri.signin.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.signin.EventFrame;
import com.keyri.signin.FollowService;
import com.keyri.signin.Follower;
import com.keyri.signin.Following;
import com.keyri.signin.SignInAudience;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInFrames;
import com.keyri.signin.model.SignInId;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets of this node. A waiting browser holds a socket and a few fields here, no thread and no query.
 *
 * <p>What is told is never lost silently: a change that can't be told now is tried again every second, and a socket
 * that can't be served closes with 1013, upon which its client comes back and is told the present state.
 */
@ApplicationScoped
public class SignInSockets implements SignInAudience {
    /** 4401: no proof in time, or a refused one. */
    static final CloseReason.CloseCode REFUSED = () -> 4401;

    private static final CloseReason.CloseCode COME_BACK = CloseReason.CloseCodes.TRY_AGAIN_LATER;
    private static final CloseReason.CloseCode OVER = CloseReason.CloseCodes.NORMAL_CLOSURE;

    /** A decision made in the last moment is still on its way here when the time is over. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final OpenSockets open = new OpenSockets();
    private final LateNews late = new LateNews();

    @Inject
    SocketProofs proofs;

    @EJB
    FollowService follows;

    @Inject
    SignInFrames frames;

    @Inject
    InstantSource clock;

    @Inject
    SocketTasks tasks;

    @Inject
    SocketTroubles troubles;

    void open(Wire wire, SignInId signIn, SocketCaller caller) {
        SignInSocket socket = new SignInSocket(wire, signIn, caller, clock.instant());
        if (!open.add(socket)) {
            socket.close(COME_BACK);
            return;
        }
        open.surplus().ifPresent(hesitant -> end(hesitant, COME_BACK));
    }

    /**
     * The first frame is the proof; a second frame is no part of the protocol.
     *
     * @param proof empty where the frame was something else
     */
    void receive(Wire wire, Optional<String> proof) {
        SignInSocket socket = open.find(wire.id());
        if (socket == null) {
            wire.close(REFUSED);
            return;
        }
        if (socket.follower() != null || proof.isEmpty()) {
            end(socket, REFUSED);
            return;
        }
        try {
            admit(socket, proofs.judge(socket.signIn(), proof.get(), socket.caller()));
        } catch (DomainException e) {
            end(socket, e.type() == ProblemType.TOO_MANY_REQUESTS ? COME_BACK : REFUSED);
        } catch (EJBException e) {
            end(socket, COME_BACK);
        }
    }

    void closed(Wire wire) {
        SignInSocket socket = open.find(wire.id());
        if (socket != null) {
            open.remove(socket);
        }
    }

    void abandon(Wire wire) {
        closed(wire);
        wire.close(COME_BACK);
    }

    @Override
    public void tell(SignInChanged changed) {
        if (!open.followersOf(changed.id()).isEmpty() && !tasks.run(() -> carry(changed, true))) {
            late.add(changed);
        }
    }

    /** Whether somebody follows that sign-in at this node. */
    boolean isFollowed(SignInId signIn) {
        return !open.followersOf(signIn).isEmpty();
    }

    /** The sign-ins that somebody follows at this node. */
    Set<SignInId> followed() {
        return open.followed();
    }

    /** What the clock demands: fresh codes, the end of those that prove nothing, the end of what has expired. */
    void tick() {
        late.take().forEach(this::tellAgain);
        Instant now = clock.instant();
        int failures = 0;
        RuntimeException first = null;
        for (SignInSocket socket : open.all()) {
            try {
                lookAfter(socket, now);
            } catch (RuntimeException e) {
                failures++;
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            troubles.record(SocketTroubles.Task.LOOK_AFTER, failures, first);
        }
    }

    private void tellAgain(SignInChanged changed) {
        if (!tasks.run(() -> carry(changed, false))) {
            late.add(changed);
        }
    }

    private void lookAfter(SignInSocket socket, Instant now) {
        if (socket.isUnprovenAt(now)) {
            end(socket, REFUSED);
        } else if (socket.isOverAt(now.minus(GRACE))) {
            expire(socket);
        } else if (socket.isCodeDueAt(now)) {
            deliver(socket, frames.code(socket.signIn()));
        }
    }

    private void expire(SignInSocket socket) {
        if (late.concerns(socket.signIn())) {
            end(socket, COME_BACK);
        } else if (socket.follower() == null) {
            end(socket, REFUSED);
        } else {
            deliver(socket, EventFrame.of(EventFrame.Type.EXPIRED));
        }
    }

    private void admit(SignInSocket socket, Following following) {
        socket.accept(following);
        if (!open.join(socket)) {
            end(socket, COME_BACK);
            return;
        }
        // A change between the read and the registration would be lost: read once more, now that changes arrive.
        deliver(socket, follows.present(socket.signIn(), following.follower()));
    }

    private void carry(SignInChanged changed, boolean first) {
        List<SignInSocket> followers = open.followersOf(changed.id());
        try {
            for (Follower end : Follower.values()) {
                List<SignInSocket> those =
                        followers.stream().filter(one -> one.follower() == end).toList();
                if (!those.isEmpty()) {
                    EventFrame frame = frame(changed, end);
                    those.forEach(socket -> deliver(socket, frame));
                }
            }
        } catch (RuntimeException e) {
            late.add(changed);
            if (first) {
                troubles.record(SocketTroubles.Task.TELL, followers.size(), e);
            }
        }
    }

    /** Null where the change is no news for that end. */
    private @Nullable EventFrame frame(SignInChanged changed, Follower follower) {
        boolean browser = follower == Follower.BROWSER;
        return switch (changed.change()) {
            case STARTED -> null;
            case CLAIMED -> browser ? EventFrame.of(EventFrame.Type.CLAIMED) : null;
            case NUMBER_WANTED -> browser ? frames.numberWanted(changed.id()) : null;
            case NUMBER_CONFIRMED ->
                EventFrame.of(browser ? EventFrame.Type.CLAIMED : EventFrame.Type.NUMBER_CONFIRMED);
            case APPROVED ->
                browser ? follows.present(changed.id(), follower) : EventFrame.of(EventFrame.Type.APPROVED);
            case REDEEMED -> EventFrame.of(EventFrame.Type.REDEEMED);
            case DECLINED -> EventFrame.of(EventFrame.Type.DECLINED);
            case EXPIRED -> EventFrame.of(EventFrame.Type.EXPIRED);
            case CANCELLED -> EventFrame.of(EventFrame.Type.CANCELLED);
            case IN_DOUBT -> follows.present(changed.id(), follower);
        };
    }

    private void deliver(SignInSocket socket, @Nullable EventFrame frame) {
        if (frame != null && socket.tell(frame) && frame.type().isEnd()) {
            end(socket, OVER);
        }
    }

    /** Forgets it and closes it; whether the other end answers the closing doesn't matter. */
    private void end(SignInSocket socket, CloseReason.CloseCode code) {
        open.remove(socket);
        socket.close(code);
    }
}
