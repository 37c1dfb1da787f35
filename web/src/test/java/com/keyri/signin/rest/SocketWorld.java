package com.keyri.signin.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.signin.EventFrame;
import com.keyri.signin.FollowService;
import com.keyri.signin.Follower;
import com.keyri.signin.Following;
import com.keyri.signin.SignInChange;
import com.keyri.signin.SignInChanged;
import com.keyri.signin.SignInCodes;
import com.keyri.signin.SignInFrames;
import com.keyri.signin.model.SignInId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sockets with everything around them played by the test: the clock stands, tasks wait until they are run, and what
 * happens in the middle of a database call is up to the test.
 */
final class SocketWorld {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final Optional<String> PROOF = Optional.of("good");
    static final Optional<String> PHONE_PROOF = Optional.of("phone");

    final SignInSockets sockets = new SignInSockets();
    final SignInId signIn = SignInId.at(START);
    final List<String> troubles = new ArrayList<>();
    final List<SocketCaller> judged = new ArrayList<>();
    Instant now = START;
    Instant endsAt = START.plus(Duration.ofMinutes(3));

    /** Runs while a proof is judged. */
    Runnable whileJudging = () -> {};

    /** Reads the present state; throws where the database is away. */
    Supplier<EventFrame> present = this::code;

    /** What making a code throws; null where it works. */
    @Nullable RuntimeException codeTrouble;

    boolean hasRoomForTasks = true;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private int wires;

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here that would fill them.
    SocketWorld() {
        sockets.clock = () -> now;
        sockets.proofs = new Judge();
        sockets.follows = new States();
        sockets.frames = new Frames();
        sockets.tasks = new Waiting();
        sockets.troubles = new Troubles();
    }

    /** A socket that has proved nothing yet. */
    RecordingWire open(String address) {
        return open(signIn, address);
    }

    RecordingWire open(SignInId id, String address) {
        RecordingWire wire = new RecordingWire("wire-" + wires++);
        sockets.open(wire, id, new SocketCaller(address, "correlation", "agent", "https://shop.example"));
        return wire;
    }

    /** A socket of the browser. */
    RecordingWire browser() {
        RecordingWire wire = open("203.0.113.7");
        sockets.receive(wire, PROOF);
        return wire;
    }

    /** A socket of the phone that has claimed. */
    RecordingWire phone() {
        Supplier<EventFrame> before = present;
        present = () -> EventFrame.of(EventFrame.Type.CLAIMED);
        RecordingWire wire = open("198.51.100.9");
        sockets.receive(wire, PHONE_PROOF);
        present = before;
        return wire;
    }

    /** A change is committed, and whoever is to be told is told. */
    void happens(SignInChange... changes) {
        for (SignInChange change : changes) {
            sockets.tell(new SignInChanged(signIn, change));
        }
        runTasks();
    }

    void commit(SignInChange change) {
        sockets.tell(new SignInChanged(signIn, change));
    }

    void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    /** The tasks are done in the wrong order. */
    void runTasksBackwards() {
        while (!tasks.isEmpty()) {
            tasks.pollLast().run();
        }
    }

    int waitingTasks() {
        return tasks.size();
    }

    void pass(Duration time) {
        now = now.plus(time);
        sockets.tick();
        runTasks();
    }

    EventFrame code() {
        return EventFrame.code(new SignInCodes.Code("code", now.plus(SignInCodes.LIFE)));
    }

    EventFrame approved() {
        return new EventFrame(EventFrame.Type.APPROVED, null, "nonce", "redeem", now.plusSeconds(60), null, "Account");
    }

    private final class Judge extends SocketProofs {
        @Override
        Following judge(SignInId id, String proof, SocketCaller caller) {
            judged.add(caller);
            whileJudging.run();
            return switch (proof) {
                case "good" -> new Following(Follower.BROWSER, endsAt);
                case "phone" -> new Following(Follower.PHONE, endsAt);
                case "too many" -> throw DomainException.tooMany(Duration.ofSeconds(1));
                default -> throw DomainException.of(ProblemType.INVALID_PROOF);
            };
        }
    }

    private final class States extends FollowService {
        @Override
        public EventFrame present(SignInId id, Follower follower) {
            return present.get();
        }
    }

    private final class Frames extends SignInFrames {
        @Override
        public EventFrame code(SignInId id) {
            if (codeTrouble != null) {
                throw codeTrouble;
            }
            return SocketWorld.this.code();
        }

        @Override
        public EventFrame numberWanted(SignInId id) {
            return EventFrame.numberWanted("nonce");
        }
    }

    private final class Waiting extends SocketTasks {
        @Override
        boolean run(Runnable task) {
            return hasRoomForTasks && tasks.add(task);
        }
    }

    private final class Troubles extends SocketTroubles {
        @Override
        void record(Task task, int count, Throwable cause) {
            troubles.add(task + " " + count);
        }
    }
}
