package com.keyri.signin.rest;

import com.keyri.signin.model.SignInId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which sockets are open on this node, and which of them follow which sign-in; every one of these is bounded. */
final class OpenSockets {
    private static final int MOST_UNPROVEN = 10_000;
    private static final int MOST_UNPROVEN_PER_ADDRESS = 64;
    private static final int MOST_PROVEN = 50_000;
    private static final int MOST_PER_SIGN_IN = 6;

    /** What the container keeps for an open socket: TLS, buffers, the request that it began as (measured: 61 KB). */
    private static final long BYTES_A_SOCKET = 65_536;

    private final Map<String, SignInSocket> byId = new ConcurrentHashMap<>();
    private final Map<SignInId, List<SignInSocket>> bySignIn = new ConcurrentHashMap<>();
    private final UnprovenSockets unproven;
    private final int mostProven;

    OpenSockets() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** As many as fit into a heap of so many bytes: five eighths of it for those that follow, one for the others. */
    OpenSockets(long heap) {
        this((int) Math.min(MOST_UNPROVEN, heap / 8 / BYTES_A_SOCKET), MOST_UNPROVEN_PER_ADDRESS, (int)
                Math.min(MOST_PROVEN, heap / 8 * 5 / BYTES_A_SOCKET));
    }

    OpenSockets(int mostUnproven, int mostUnprovenPerAddress, int mostProven) {
        this.unproven = new UnprovenSockets(mostUnproven, mostUnprovenPerAddress);
        this.mostProven = mostProven;
    }

    /** Whether there is room for one that has proved nothing yet; {@link #surplus} says who pays for it. */
    boolean add(SignInSocket socket) {
        if (!unproven.enter(socket)) {
            return false;
        }
        byId.put(socket.id(), socket);
        return true;
    }

    /** The unproven one that has to go, where there are too many. */
    Optional<SignInSocket> surplus() {
        return unproven.surplus();
    }

    @Nullable SignInSocket find(String id) {
        return byId.get(id);
    }

    /** Lets a socket that has proved who it is follow its sign-in; false where there is no room, or it has gone. */
    boolean join(SignInSocket socket) {
        if (proven() >= mostProven || !follow(socket)) {
            return false;
        }
        unproven.leave(socket);
        if (byId.get(socket.id()) != socket) {
            // It went between its proof and now: whoever took it out may have found nothing to take out here.
            unfollow(socket);
            return false;
        }
        return true;
    }

    /** Forgets it, wherever it stands. */
    void remove(SignInSocket socket) {
        byId.remove(socket.id(), socket);
        unproven.leave(socket);
        unfollow(socket);
    }

    /** Those who follow a sign-in now. */
    List<SignInSocket> followersOf(SignInId signIn) {
        return bySignIn.getOrDefault(signIn, List.of());
    }

    /** The sign-ins that somebody follows now. */
    Set<SignInId> followed() {
        return Set.copyOf(bySignIn.keySet());
    }

    /** All of them; changes while it is walked through do no harm. */
    Collection<SignInSocket> all() {
        return byId.values();
    }

    /** How many sign-ins are followed. */
    int signIns() {
        return bySignIn.size();
    }

    private int proven() {
        return byId.size() - unproven.count();
    }

    private boolean follow(SignInSocket socket) {
        return bySignIn.compute(socket.signIn(), (id, present) -> with(present, socket))
                .contains(socket);
    }

    private void unfollow(SignInSocket socket) {
        bySignIn.computeIfPresent(socket.signIn(), (id, present) -> without(present, socket));
    }

    private static List<SignInSocket> with(@Nullable List<SignInSocket> present, SignInSocket socket) {
        if (present == null) {
            return List.of(socket);
        }
        if (present.size() >= MOST_PER_SIGN_IN) {
            return present;
        }
        List<SignInSocket> more = new ArrayList<>(present);
        more.add(socket);
        return List.copyOf(more);
    }

    private static @Nullable List<SignInSocket> without(List<SignInSocket> present, SignInSocket socket) {
        List<SignInSocket> left =
                present.stream().filter(other -> other != socket).toList();
        return left.isEmpty() ? null : left;
    }
}
