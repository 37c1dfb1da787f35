package com.keyri.bench;

import com.keyri.bench.Figures.Open;
import com.keyri.client.BrowserSignIn;
import com.keyri.client.EventSocket;
import com.keyri.client.Installation;
import com.keyri.client.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many pages that show their code and wait, each with its socket. */
final class OpenSignIns {
    private static final int CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OpenSignIns() {}

    /** Opens {@code count}, looks at the servers' memory, and cancels them. */
    static Open measure(Crowd crowd, BenchedServers servers, int count) {
        ServerProcesses processes = servers.processes();
        long memory = processes.residentMb();
        long threads = processes.threads();
        List<Installation> callers =
                Stream.generate(servers::caller).limit(CALLERS).toList();
        Queue<BrowserSignIn> open = new ConcurrentLinkedQueue<>();
        try {
            IntStream.range(0, count).parallel().forEach(i -> open.add(opened(crowd, callers.get(i % CALLERS))));
            return new Open(open.size(), processes.residentMb() - memory, processes.threads() - threads);
        } finally {
            open.forEach(BrowserSignIn::close);
        }
    }

    private static BrowserSignIn opened(Crowd crowd, Installation caller) {
        BrowserSignIn page = crowd.start(caller, SigningKey.generate());
        EventSocket socket = page.connect();
        if (socket.next(PATIENCE).isEmpty()) {
            throw new IllegalStateException("no first frame");
        }
        return page;
    }
}
