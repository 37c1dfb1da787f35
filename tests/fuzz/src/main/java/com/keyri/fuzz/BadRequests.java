package com.keyri.fuzz;

import com.keyri.fuzz.genuine.HonestCallers;
import com.keyri.fuzz.genuine.Originals;
import com.keyri.fuzz.genuine.Template;
import com.keyri.fuzz.judge.Judge;
import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.judge.Tally;
import com.keyri.fuzz.mutate.Choice;
import com.keyri.fuzz.mutate.Mutations;
import com.keyri.fuzz.mutate.WireForms;
import com.keyri.fuzz.socket.BadHandshakes;
import com.keyri.fuzz.socket.Talk;
import com.keyri.fuzz.wire.Connection;
import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Outcome;
import com.keyri.fuzz.wire.Wire;
import com.keyri.test.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One caller of a run: sends the bad requests that it is told to, and has each answer judged. */
final class BadRequests implements AutoCloseable {
    private static final String FOLLOWED = "/api/v1/sign-ins/si_01h455vb4pex5vsknk084sn02q/events";
    private static final int LONGEST_SHOWN = 1_500;
    private static final int STEPS = 38;

    private final Scene scene;
    private final Wire wire;
    private final Connection connection;
    private final Originals originals;
    private final Mutations mutations;
    private final Judge judge;
    private final Talk talk;
    private String previous = "";

    BadRequests(Scene scene) {
        this.scene = scene;
        this.wire = scene.wire();
        this.connection = wire.caller();
        this.originals = new Originals(scene.keyri(), scene.shop(), scene.callers());
        this.mutations = new Mutations(scene.keyri().document());
        this.judge = new Judge(scene.keyri().document());
        this.talk =
                new Talk(scene.keyri(), scene.shop(), wire, () -> scene.rows().answered("startSignIn", 201));
    }

    /** What all callers of a run share. */
    record Scene(
            com.keyri.test.Keyri keyri,
            com.keyri.test.Shop shop,
            Wire wire,
            HonestCallers callers,
            Tally tally,
            Rows rows,
            long seed) {
        Choice choice(long number) {
            return Choice.of(seed, number);
        }
    }

    /** The request with this number, which is of any kind but {@link Kind#CEREMONY}. */
    void send(Kind kind, long number) {
        Choice choice = scene.choice(number);
        switch (kind) {
            case FRAME -> converse(choice, number);
            case WIRE -> {
                Draft draft = originals.any(choice);
                WireForms.Bytes bytes = WireForms.of(draft, wire.authority(), choice);
                note(kind, draft, bytes.value(), connection.sendRaw("GET", bytes.value(), bytes.isCut()), number);
            }
            case HANDSHAKE -> {
                Draft draft = BadHandshakes.of(FOLLOWED, scene.shop().origin(), choice);
                note(kind, draft, connection.sendRaw(draft.method(), draft.bytes(wire.authority()), false), number);
            }
            default -> {
                Draft draft = original(kind, choice);
                mutations.spoil(kind, draft, choice);
                note(kind, draft, connection.send(draft), number);
            }
        }
    }

    private Draft original(Kind kind, Choice choice) {
        return switch (kind) {
            case BODY, BYTES -> originals.withBody(choice, "application/json");
            case FORM -> originals.withBody(choice, "application/x-www-form-urlencoded");
            case PROOF -> originals.withProof(choice);
            case SIZE ->
                originals.withBody(choice, choice.among("application/json", "application/x-www-form-urlencoded"));
            default -> originals.any(choice);
        };
    }

    /** A ceremony with these bad requests between its own: it has to succeed, unless one of them was a good one. */
    void disturb(Deque<Long> numbers) {
        int each = Math.max(1, (numbers.size() + STEPS - 1) / STEPS);
        boolean[] granted = new boolean[1];
        Deque<Template> seen = new ArrayDeque<>();
        try {
            scene.callers().hold(template -> {
                seen.add(template);
                for (int i = 0; i < each && !numbers.isEmpty(); i++) {
                    granted[0] |= disturb(template, numbers.removeFirst());
                }
            });
        } catch (RuntimeException e) {
            if (!granted[0]) {
                scene.tally().trouble(Kind.CEREMONY, "an honest ceremony failed: " + e, "seed " + scene.seed());
            }
        }
        while (!numbers.isEmpty() && !seen.isEmpty()) {
            Template template = seen.removeFirst();
            seen.addLast(template);
            disturb(template, numbers.removeFirst());
        }
    }

    private boolean disturb(Template template, long number) {
        Choice choice = scene.choice(number);
        Draft draft = template.draft();
        mutations.spoilAnyhow(draft, choice);
        Outcome outcome = connection.send(draft);
        note(Kind.CEREMONY, draft, outcome, number);
        return outcome instanceof Outcome.Answered answered && answered.answer().status() < 300;
    }

    private void converse(Choice choice, long number) {
        long start = System.nanoTime();
        Talk.End end = talk.once(choice);
        scene.tally().count(Kind.FRAME, end.code(), System.nanoTime() - start);
        end.troubles().forEach(each -> scene.tally().trouble(Kind.FRAME, each, "number " + number));
    }

    private void note(Kind kind, Draft draft, Outcome outcome, long number) {
        note(kind, draft, draft.bytes(wire.authority()), outcome, number);
    }

    private void note(Kind kind, Draft draft, byte[] sent, Outcome outcome, long number) {
        scene.tally().count(kind, outcome);
        if (outcome instanceof Outcome.Answered answered && answered.isOurs() && kind != Kind.WIRE) {
            asked(draft)
                    .ifPresent(found ->
                            scene.rows().answered(found, answered.answer().status()));
        }
        judge.troubles(kind, draft, outcome)
                .forEach(each -> scene.tally().trouble(kind, each, "number " + number + "\n" + shown(sent, outcome)));
        previous = "number " + number + "\n" + shown(sent, outcome);
    }

    /** What the request asks for now; where its path has another spelling, what it asked for before. */
    private Optional<Operation> asked(Draft draft) {
        String target = draft.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return scene.keyri()
                .document()
                .find(draft.method(), path)
                .or(() -> draft.operation().filter(before -> before.method().equals(draft.method())));
    }

    /** Test keys and test people only. */
    private String shown(byte[] sent, Outcome outcome) {
        return shortened(new String(sent, StandardCharsets.UTF_8)) + "\n  => " + shortened(outcome.toString())
                + (outcome instanceof Outcome.Answered answered
                                && answered.answer().status() >= 500
                        ? "\nbefore on this connection: " + previous
                        : "");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    @Override
    public void close() {
        connection.close();
    }
}
