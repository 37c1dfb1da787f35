package com.keyri.signin.rest;

import com.keyri.node.Nodes;
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInNewsService;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Asks the database what other nodes have done to the sign-ins that this node's sockets follow: one statement for at
 * most 5,000 of them a time, in turns where there are more, and none where no other node lives or nobody follows.
 * Called by one thread at a time.
 */
@ApplicationScoped
public class DatabaseNews {
    static final int MOST_AT_ONCE = 5_000;

    private final Map<SignInId, SignInChange> known = new HashMap<>();
    private final Deque<SignInId> waiting = new ArrayDeque<>();

    @Inject
    Nodes nodes;

    @Inject
    SignInNewsService news;

    @Inject
    SignInSockets sockets;

    /** Asks for the next ones; what is told twice is heard once. */
    void ask() {
        if (nodes.isAlone()) {
            known.clear();
            waiting.clear();
            return;
        }
        Map<SignInId, SignInChange> next = next(sockets.followed());
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
