package com.keyri.bench;

import com.keyri.bench.Crowd.Person;
import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.EventFrame;
import com.keyri.client.EventSocket;
import com.keyri.client.EventType;
import com.keyri.client.Installation;
import com.keyri.client.OpenedBy;
import com.keyri.client.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Complete sign-ins of known browsers: start, events socket, claim, decision, redeem, with real signatures. Each worker
 * has a connection that stays for the page's calls and one for the phone's; each socket is a new one.
 */
public final class SignIns implements Work {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Crowd crowd;
    private final List<Installation> pages;
    private final List<Installation> phones;
    private final AtomicLong turn = new AtomicLong();

    /** Connections for so many workers; where there are more nodes, a page and its phone are at different ones. */
    public SignIns(Crowd crowd, BenchedServers servers, int workers) {
        this.crowd = crowd;
        this.pages = callers(servers, workers, 0);
        this.phones = callers(servers, workers, 1);
    }

    @Override
    public void once(int worker, StepTimes times) {
        signIn(worker, times);
    }

    /** One sign-in, for whoever wants its token. */
    SignedIn signIn(int worker, StepTimes times) {
        Person person = crowd.person(worker, pages.size(), turn.getAndIncrement());
        DeviceAuthenticator phone = new DeviceAuthenticator(phones.get(worker), person.identity(), person.keys());
        long start = System.nanoTime();
        try (BrowserSignIn page = crowd.start(pages.get(worker), person.browser())) {
            times.since(Step.START, start);
            long connecting = System.nanoTime();
            EventSocket socket = page.connect();
            first(socket);
            times.since(Step.SOCKET, connecting);
            long claiming = System.nanoTime();
            Claim claim = phone.claim(page.qrLink(), OpenedBy.SCANNER);
            times.since(Step.CLAIM, claiming);
            long deciding = System.nanoTime();
            phone.approve(claim);
            times.since(Step.DECISION, deciding);
            EventFrame approved = page.await(EventType.APPROVED, PATIENCE)
                    .orElseThrow(() -> new IllegalStateException("no frame: approved"));
            times.since(Step.NEWS, deciding);
            long redeeming = System.nanoTime();
            SignedIn signedIn = page.redeem(approved);
            times.since(Step.REDEEM, redeeming);
            times.since(Step.SIGN_IN, start);
            return signedIn;
        }
    }

    private static void first(EventSocket socket) {
        if (socket.next(PATIENCE).isEmpty()) {
            throw new IllegalStateException("no first frame");
        }
    }

    private static List<Installation> callers(BenchedServers servers, int count, int firstNode) {
        return IntStream.range(0, count)
                .mapToObj(worker -> servers.caller(worker + firstNode))
                .toList();
    }
}
