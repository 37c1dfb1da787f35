package com.keyri.signin.rest;

import com.keyri.node.Grid;
import com.keyri.node.Nodes;
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInNewsService;
import com.keyri.signin.model.SignInId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the database what other nodes have done to the sign-ins that this node's sockets follow: one statement for at
 * most 5,000 of them a time, in turns where there are more, and none where no other node lives or nobody follows.
 *
 * <p>A hint says for which of them it is worth asking at once. It is only a hint: where it is wrong, a statement was in
 * vain; where it is lost, the turn comes.
 */
@ApplicationScoped
public class DatabaseNews {
    static final int MOST_AT_ONCE = 5_000;

    /** With all nodes in the grid, only every so many times all are asked for. */
    static final int RARELY = 4;

    private final Map<SignInId, SignInChange> known = new ConcurrentHashMap<>();
    private final Deque<SignInId> waiting = new ArrayDeque<>();
    private final Set<SignInId> hints = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean checking = new AtomicBoolean();
    private int times;

    @Inject
    Nodes nodes;

    @Inject
    Grid grid;

    @EJB
    SignInNewsService news;

    @Inject
    SignInSockets sockets;

    @Inject
    SocketTasks tasks;

    /** Asks for the next ones; what is told twice is heard once. Called by one thread at a time. */
    void ask() {
        if (nodes.isAlone()) {
            known.clear();
            waiting.clear();
            return;
        }
        times++;
        if (grid.others() >= nodes.others() && times % RARELY != 0) {
            return;
        }
        askFor(next(sockets.followed()));
    }

    /** Something may have happened to that sign-in; returns at once. */
    void hint(SignInId signIn) {
        if (!sockets.isFollowed(signIn)) {
            return;
        }
        hints.add(signIn);
        if (checking.compareAndSet(false, true) && !tasks.run(this::check)) {
            checking.set(false); // The next hint takes this one along, or its turn comes.
        }
    }

    private void check() {
        checking.set(false);
        List<SignInId> hinted = List.copyOf(hints).stream().limit(MOST_AT_ONCE).toList();
        hinted.forEach(hints::remove);
        Map<SignInId, SignInChange> next = new HashMap<>();
        hinted.forEach(id -> next.put(id, known.getOrDefault(id, SignInChange.STARTED)));
        askFor(next);
    }

    private void askFor(Map<SignInId, SignInChange> next) {
        if (next.isEmpty()) {
            return;
        }
        for (SignInChanged changed : news.since(next)) {
            known.put(changed.id(), changed.change());
            sockets.tell(changed);
        }
    }

    private Map<SignInId, SignInChange> next(Set<SignInId> followed) {
        known.keySet().retainAll(followed);
        if (waiting.isEmpty()) {
            waiting.addAll(followed);
        }
        Map<SignInId, SignInChange> next = new HashMap<>();
        while (next.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            SignInId id = waiting.poll();
            if (followed.contains(id)) {
                next.put(id, known.getOrDefault(id, SignInChange.STARTED));
            }
        }
        return next;
    }
}
