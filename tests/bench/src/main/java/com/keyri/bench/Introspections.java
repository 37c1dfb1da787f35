package com.keyri.bench;

import com.keyri.client.KeyriServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** An application's server that asks whether an id token is active; each worker asks about one of its own. */
public final class Introspections implements Work {
    /** Well before a token ends. */
    private static final long RENEWED_AFTER = Duration.ofMinutes(2).toNanos();

    private final SignIns signIns;
    private final List<KeyriServer> servers;
    private final AtomicReferenceArray<Token> tokens;

    private record Token(String idToken, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < RENEWED_AFTER;
        }
    }

    public Introspections(Crowd crowd, BenchedServers benched, SignIns signIns, int workers) {
        this.signIns = signIns;
        this.servers = IntStream.range(0, workers)
                .mapToObj(benched::caller)
                .map(crowd::server)
                .toList();
        this.tokens = new AtomicReferenceArray<>(workers);
    }

    @Override
    public void once(int worker, StepTimes times) {
        String token = token(worker);
        long start = System.nanoTime();
        if (servers.get(worker).introspect(token, null).isEmpty()) {
            throw new IllegalStateException("not active");
        }
        times.since(Step.INTROSPECTION, start);
    }

    private String token(int worker) {
        Token known = tokens.get(worker);
        if (known != null && known.isFresh()) {
            return known.idToken();
        }
        Token fresh = new Token(signIns.signIn(worker, new StepTimes()).idToken(), System.nanoTime());
        tokens.set(worker, fresh);
        return fresh.idToken();
    }
}
