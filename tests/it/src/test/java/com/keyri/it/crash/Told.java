package com.keyri.it.crash;

import com.keyri.client.EventFrame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of one sign-in were told by the server: which steps were acknowledged, and to which there was no answer
 * or none that says whether it was done. One thread writes, another reads when that one is over.
 */
final class Told {
    /** A step that changes the state. */
    enum Step {
        START,
        CLAIM,
        NUMBER,
        APPROVE,
        DECLINE,
        CANCEL,
        REDEEM
    }

    private final Map<Step, Integer> acknowledged = new EnumMap<>(Step.class);
    private final Map<Step, Integer> unanswered = new EnumMap<>(Step.class);
    private final List<String> tokens = new ArrayList<>();
    private @Nullable EventFrame approved;

    void acknowledged(Step step) {
        acknowledged.merge(step, 1, Integer::sum);
    }

    void unanswered(Step step) {
        unanswered.merge(step, 1, Integer::sum);
    }

    /** The frame with the code. */
    void approved(EventFrame frame) {
        approved = frame;
    }

    void token(String token) {
        tokens.add(token);
    }

    /** Whether the server has said that it is done. */
    boolean is(Step step) {
        return acknowledged.containsKey(step);
    }

    /** Whether nobody can tell from the answers if it is done. */
    boolean maybe(Step step) {
        return unanswered.containsKey(step);
    }

    /** The last frame with the code, if there was one. */
    @Nullable EventFrame approved() {
        return approved;
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** How many answers were lost. */
    int lost() {
        return unanswered.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return "told " + acknowledged + ", unanswered " + unanswered + ", " + tokens.size() + " tokens";
    }
}
