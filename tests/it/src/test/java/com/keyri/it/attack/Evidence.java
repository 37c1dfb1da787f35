package com.keyri.it.attack;

import com.keyri.test.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen of one attack: the answers to the attacker, the record's reasons, and what followed. */
final class Evidence {
    private final AuditTrail audit;
    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private final Map<String, Integer> reasons = new LinkedHashMap<>();
    private final Map<String, Integer> facts = new LinkedHashMap<>();
    private Outcome outcome = Outcome.PREVENTED;

    Evidence(AuditTrail audit) {
        this.audit = audit;
    }

    /** The attacker was refused, and the record of just this call names this reason. */
    void refused(Answer answer, String problem, String target, String reason) throws SQLException {
        refused(answer, problem);
        List<String> recorded = audit.refusals(target, answer.header("X-Correlation-Id"));
        recorded.forEach(each -> count(reasons, each));
        if (!recorded.equals(List.of(reason))) {
            throw new AssertionError(
                    answer.call() + ": recorded about " + target + " is " + recorded + ", not " + reason);
        }
    }

    /** The attacker was refused. */
    void refused(Answer answer, String problem) {
        answer.isProblem(answer.status() < 400 ? 400 : answer.status(), problem);
        count(answers, answer.status() + " " + problem);
    }

    /** The attacker was refused by other means than an answer. */
    void refused(String how) {
        count(answers, how);
    }

    /** What the record says about the newest refusals that concern {@code target}. */
    List<String> newRefusals(String target) throws SQLException {
        List<String> fresh = audit.newRefusals(target);
        fresh.forEach(reason -> count(reasons, reason));
        return fresh;
    }

    /** Demands an entry of the record, and shows it. */
    void recorded(String target, String event) throws SQLException {
        List<String> all = audit.about(target);
        if (!all.contains(event)) {
            throw new AssertionError("recorded about " + target + " is " + all + ", not " + event);
        }
        count(facts, "recorded: " + event);
    }

    /** Something else that was seen. */
    void saw(String fact) {
        count(facts, fact);
    }

    /** Something that has to be so, and is shown in these words if it is. */
    void saw(String fact, boolean isSo) {
        if (!isSo) {
            throw new AssertionError("not so: " + fact);
        }
        count(facts, fact);
    }

    /** The attacker has what they want. */
    void attackerGot(String what) {
        outcome = Outcome.OPEN;
        count(facts, "the attacker got " + what);
    }

    /** The attacker has got as much as a limit allows. */
    void attackerWasLimited(String to) {
        outcome = Outcome.LIMITED;
        count(facts, to);
    }

    /** What the attacker got is worth nothing any more. */
    void attackerLost(String how) {
        if (outcome != Outcome.OPEN) {
            throw new AssertionError("the attacker had nothing to lose");
        }
        outcome = Outcome.RECOVERED;
        count(facts, how);
    }

    /** How it ended. An attack of which nothing was seen hasn't been tried. */
    Outcome outcome() {
        if (outcome == Outcome.PREVENTED && answers.isEmpty()) {
            throw new AssertionError("nobody refused the attacker anything");
        }
        return outcome;
    }

    /** In one line. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!answers.isEmpty()) {
            parts.add(counted(answers, ", "));
        }
        if (!reasons.isEmpty()) {
            parts.add("recorded: " + counted(reasons, ", "));
        }
        if (!facts.isEmpty()) {
            parts.add(counted(facts, "; "));
        }
        return String.join("; ", parts);
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static String counted(Map<String, Integer> counts, String separator) {
        List<String> parts = new ArrayList<>();
        counts.forEach((what, times) -> parts.add(times == 1 ? what : times + " × " + what));
        return String.join(separator, parts);
    }
}
