package com.keyri.node;

import com.keyri.node.store.NodeStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Says in the database that this node lives, and asks for the others. */
@PermitAll
@Stateless
public class NodeService {
    /** Longer than anything that depends on how long a node has been alone. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    @Inject
    NodeStore store;

    /** Notes that {@code node} lives; how long ago each other one did so. */
    public List<Duration> beat(UUID node) {
        store.lives(node);
        store.forgetUnseen(REMEMBERED);
        return store.others(node);
    }

    /** Takes a node out that ends. */
    public void leave(UUID node) {
        store.leaves(node);
    }
}
