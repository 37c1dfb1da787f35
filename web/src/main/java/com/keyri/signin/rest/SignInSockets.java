package com.keyri.signin.rest;

import com.keyri.problem.DomainException;
import com.keyri.signin.EventFrame;
import com.keyri.signin.FollowService;
import com.keyri.signin.Follower;
import com.keyri.signin.Following;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInCodes;
import com.keyri.signin.SignInFrames;
import com.keyri.signin.model.SignInId;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets of this node. A waiting browser holds a socket and a few fields here, no thread and no query; a
 * change is told after its commit.
 */
@ApplicationScoped
public class SignInSockets {
    /** 4401: no proof in time, or a refused one. */
    static final CloseReason.CloseCode REFUSED = () -> 4401;

    private static final CloseReason.CloseCode TOO_MANY = CloseReason.CloseCodes.TRY_AGAIN_LATER;
    private static final Duration PROOF_TIME = Duration.ofSeconds(5);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final int MOST_SOCKETS = 50_000;
    private static final int MOST_PER_SIGN_IN = 6;

    private final Map<String, SignInSocket> bySession = new ConcurrentHashMap<>();
    private final Map<SignInId, Set<SignInSocket>> bySignIn = new ConcurrentHashMap<>();

    @Inject
    FollowService follows;

    @Inject
    SignInFrames frames;

    @Inject
    SignInCodes codes;

    @Inject
    InstantSource clock;

    @Resource
    ManagedExecutorService executor;

    void open(Session session, SignInId signIn, @Nullable String origin) {
        Instant now = clock.instant();
        SignInSocket socket = new SignInSocket(session, signIn, origin, now, now.plus(LONGEST_LIFE));
        if (bySession.size() >= MOST_SOCKETS) {
            socket.close(TOO_MANY);
            return;
        }
        bySession.put(session.getId(), socket);
    }

    /** The first frame is the proof; a second frame is no part of the protocol. */
    void receive(Session session, String frame) {
        SignInSocket socket = bySession.get(session.getId());
        Optional<String> proof = EventFrames.readProof(frame);
        if (socket == null || socket.follower() != null || proof.isEmpty()) {
            refuse(session, socket);
            return;
        }
        try {
            admit(session, socket, follows.follow(socket.signIn(), proof.get(), socket.origin()));
        } catch (DomainException e) {
            refuse(session, socket);
        } catch (EJBException e) {
            abandon(session);
        }
    }

    void closed(Session session) {
        SignInSocket socket = bySession.remove(session.getId());
        if (socket != null) {
            bySignIn.computeIfPresent(socket.signIn(), (id, sockets) -> {
                sockets.remove(socket);
                return sockets.isEmpty() ? null : sockets;
            });
        }
    }

    void abandon(Session session) {
        SignInSocket socket = bySession.get(session.getId());
        if (socket != null) {
            socket.close(TOO_MANY);
        }
        closed(session);
    }

    /** How many sockets are open on this node. */
    public int count() {
        return bySession.size();
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInChanged changed) {
        if (bySignIn.containsKey(changed.id())) {
            executor.execute(() -> tell(changed));
        }
    }

    /** What the clock demands: fresh codes, the end of those that prove nothing, the end of what has expired. */
    void tick() {
        Instant now = clock.instant();
        for (SignInSocket socket : bySession.values()) {
            if (socket.follower() == null && socket.openedAt().plus(PROOF_TIME).isBefore(now)) {
                socket.close(REFUSED);
            } else if (!now.isBefore(socket.endsAt())) {
                socket.send(EventFrame.of(EventFrame.Type.EXPIRED));
                socket.close(CloseReason.CloseCodes.NORMAL_CLOSURE);
            } else if (socket.isCodeDueAt(now)) {
                showCode(socket, frames.code(socket.signIn()));
            }
        }
    }

    private void admit(Session session, SignInSocket socket, Following following) {
        Set<SignInSocket> all = bySignIn.computeIfAbsent(socket.signIn(), id -> ConcurrentHashMap.newKeySet());
        if (all.size() >= MOST_PER_SIGN_IN) {
            abandon(session);
            return;
        }
        socket.accept(following);
        all.add(socket);
        // A change between the read and the registration would be lost: read once more, now that changes arrive.
        EventFrame present = follows.present(socket.signIn(), following.follower());
        deliver(socket, present);
    }

    private void tell(SignInChanged changed) {
        Collection<SignInSocket> sockets = bySignIn.getOrDefault(changed.id(), Set.of());
        for (SignInSocket socket : List.copyOf(sockets)) {
            Follower follower = socket.follower();
            if (follower != null) {
                frame(changed, follower).ifPresent(frame -> deliver(socket, frame));
            }
        }
    }

    private Optional<EventFrame> frame(SignInChanged changed, Follower follower) {
        boolean browser = follower == Follower.BROWSER;
        return switch (changed.change()) {
            case STARTED -> Optional.empty();
            case CLAIMED -> browser ? simple(EventFrame.Type.CLAIMED) : Optional.empty();
            case NUMBER_WANTED -> browser ? Optional.of(frames.numberWanted(changed.id())) : Optional.empty();
            case NUMBER_CONFIRMED -> simple(browser ? EventFrame.Type.CLAIMED : EventFrame.Type.NUMBER_CONFIRMED);
            case APPROVED ->
                browser ? Optional.of(follows.present(changed.id(), follower)) : simple(EventFrame.Type.APPROVED);
            case REDEEMED -> simple(EventFrame.Type.REDEEMED);
            case DECLINED -> simple(EventFrame.Type.DECLINED);
            case EXPIRED -> simple(EventFrame.Type.EXPIRED);
            case CANCELLED -> simple(EventFrame.Type.CANCELLED);
        };
    }

    private void deliver(SignInSocket socket, EventFrame frame) {
        if (frame.type() == EventFrame.Type.CODE) {
            showCode(socket, frame);
            return;
        }
        socket.send(frame);
        if (frame.type().isEnd()) {
            socket.close(CloseReason.CloseCodes.NORMAL_CLOSURE);
        }
    }

    private void showCode(SignInSocket socket, EventFrame frame) {
        socket.send(frame);
        socket.planCode(codes.nextChange(socket.signIn(), clock.instant()));
    }

    private void refuse(Session session, @Nullable SignInSocket socket) {
        if (socket != null) {
            socket.close(REFUSED);
        }
        closed(session);
    }

    private static Optional<EventFrame> simple(EventFrame.Type type) {
        return Optional.of(EventFrame.of(type));
    }
}
