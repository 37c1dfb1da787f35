package com.keyri.signin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.signin.model.SignInId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final SignInId signIn = SignInId.at(NOW);
    private final OpenSockets open = new OpenSockets(3, 2, 2);

    @Test
    void shouldCountOnlyProvenSocketsAgainstTheLimitOfAll() {
        SignInSocket one = add("1", "192.0.2.1");
        SignInSocket two = add("2", "192.0.2.2");
        SignInSocket three = add("3", "192.0.2.3");
        assertTrue(open.join(one));
        assertTrue(open.join(two));
        assertFalse(open.join(three));
        open.remove(one);
        assertTrue(open.join(three));
        assertEquals(List.of(two, three), open.followersOf(signIn));
    }

    @Test
    void shouldNameTheOldestUnprovenSocketWhenThereAreTooMany() {
        SignInSocket proven = add("0", "192.0.2.9");
        open.join(proven);
        SignInSocket oldest = add("1", "192.0.2.1");
        add("2", "192.0.2.2");
        add("3", "192.0.2.3");
        assertTrue(open.surplus().isEmpty());
        add("4", "192.0.2.4");
        assertEquals(oldest, open.surplus().orElseThrow());
        open.remove(oldest);
        assertTrue(open.surplus().isEmpty());
    }

    @Test
    void shouldHoldNoMoreThanTheHeapHasRoomFor() {
        OpenSockets small = new OpenSockets(16L * 65_536);
        List<SignInSocket> many = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            SignInSocket socket = socket(String.valueOf(i), "192.0.2." + i, SignInId.at(NOW.plusMillis(i)));
            assertTrue(small.add(socket));
            many.add(socket);
            assertEquals(i < 10, small.join(socket), "of the heap's sixteen sockets ten may follow");
        }
        assertTrue(small.add(socket("11", "192.0.2.11")));
        assertTrue(small.surplus().isEmpty());
        assertTrue(small.add(socket("12", "192.0.2.12")));
        assertEquals(many.get(10), small.surplus().orElseThrow(), "two that have proved nothing, a third has to go");
    }

    @Test
    void shouldForgetAddressesThatHoldNothing() {
        UnprovenSockets unproven = new UnprovenSockets(10, 2);
        SignInSocket one = socket("1", "192.0.2.1");
        SignInSocket two = socket("2", "192.0.2.1");
        assertTrue(unproven.enter(one));
        assertTrue(unproven.enter(two));
        assertFalse(unproven.enter(socket("3", "192.0.2.1")));
        unproven.leave(one);
        unproven.leave(one);
        assertEquals(1, unproven.networks());
        unproven.leave(two);
        assertEquals(0, unproven.networks());
        assertEquals(0, unproven.count());
    }

    @Test
    void shouldCountAnIpv6NetworkAsOneAddress() {
        add("1", "2001:db8::1");
        add("2", "2001:db8::ffff:1");
        assertFalse(open.add(socket("3", "2001:db8::2")));
        add("4", "2001:db8:0:1::1");
    }

    @Test
    void shouldNotLetASocketFollowThatHasGone() {
        SignInSocket gone = add("1", "192.0.2.1");
        open.remove(gone);
        assertFalse(open.join(gone));
        assertEquals(0, open.signIns());
    }

    @Test
    void shouldKeepTheOtherFollowersWhenOneGoes() {
        SignInSocket old = add("1", "192.0.2.1");
        SignInSocket fresh = add("2", "192.0.2.1");
        open.join(old);
        open.join(fresh);
        open.remove(old);
        assertEquals(List.of(fresh), open.followersOf(signIn));
        open.remove(fresh);
        assertEquals(0, open.signIns());
        assertTrue(open.all().isEmpty());
    }

    /** Whatever the order of a joining and two leavings is, nobody is left behind and nobody is forgotten. */
    @Test
    void shouldNeitherLoseNorKeepASocketWhenAllComeAndGoAtOnce() throws Exception {
        OpenSockets wide = new OpenSockets(100, 100, 100);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 2_000; round++) {
                SignInSocket old = socket("old" + round, "192.0.2.1");
                SignInSocket fresh = socket("fresh" + round, "192.0.2.1");
                SignInSocket brief = socket("brief" + round, "192.0.2.1");
                List.of(old, fresh, brief).forEach(wide::add);
                wide.join(old);
                atOnce(threads, () -> wide.join(fresh), () -> wide.join(brief), () -> {
                    wide.remove(old);
                    wide.remove(brief);
                    return true;
                });
                assertEquals(List.of(fresh), wide.followersOf(signIn), "round " + round);
                wide.remove(fresh);
                assertEquals(0, wide.signIns(), "round " + round);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @SafeVarargs
    private static void atOnce(ExecutorService threads, Callable<Boolean>... actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        List<Future<Boolean>> running = new ArrayList<>();
        for (Callable<Boolean> action : actions) {
            running.add(threads.submit(() -> {
                start.await();
                return action.call();
            }));
        }
        for (Future<Boolean> one : running) {
            one.get();
        }
    }

    private SignInSocket add(String id, String address) {
        SignInSocket socket = socket(id, address);
        assertTrue(open.add(socket));
        return socket;
    }

    private SignInSocket socket(String id, String address) {
        return socket(id, address, signIn);
    }

    private static SignInSocket socket(String id, String address, SignInId signIn) {
        return new SignInSocket(new RecordingWire(id), signIn, new SocketCaller(address, "", "", null), NOW);
    }
}
