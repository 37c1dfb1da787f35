package com.keyri.health.console;

import com.keyri.operation.SystemState;
import com.keyri.operation.SystemStateService;
import com.keyri.schedule.TimedTask;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the system runs, in words. */
@Named("healthPage")
@RequestScoped
public class HealthPage {
    private static final Duration SLOW = Duration.ofMillis(250);
    /** More than a busy minute's. */
    private static final long MANY_MAILS = 100;

    @EJB
    SystemStateService system;

    private @Nullable SystemState state;

    /** Looks before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        state = system.look();
    }

    public boolean isGood() {
        return getLines().stream().allMatch(HealthLine::isGood);
    }

    public List<HealthLine> getLines() {
        SystemState now = state();
        return List.of(database(now), schema(now), tokenKey(now), nodes(now), crypto(now), mails(now), tasks(now));
    }

    private static HealthLine database(SystemState now) {
        long millis = now.databaseTook().toMillis();
        boolean isQuick = now.databaseTook().compareTo(SLOW) < 0;
        return new HealthLine(
                "Database",
                isQuick,
                isQuick
                        ? "It answers, in " + (millis == 0 ? "less than 1" : millis) + " ms."
                        : "It answers slowly, in " + millis + " ms. See what it is busy with.");
    }

    private static HealthLine schema(SystemState now) {
        return new HealthLine(
                "Schema",
                now.schemaFits(),
                now.schemaFits() ? "It’s the one that this release was built for." : "It’s that of another release.");
    }

    private static HealthLine tokenKey(SystemState now) {
        return new HealthLine(
                "Token keys",
                now.tokenKey().isPresent(),
                now.tokenKey()
                        .map(kid -> "A key signs tokens; its name is " + kid + ".")
                        .orElse("No key signs at this moment, so nobody can sign in. The log says why."));
    }

    private static HealthLine nodes(SystemState now) {
        String others = switch (now.otherNodes()) {
            case 0 -> "This node is the only one.";
            case 1 -> "This node and another one run.";
            default -> "This node and " + now.otherNodes() + " others run.";
        };
        boolean isReached =
                now.gridReaches().map(reached -> reached >= now.otherNodes()).orElse(true);
        String grid = isReached
                ? now.gridReaches().isPresent() ? " The data grid reaches them all." : ""
                : " The data grid reaches only " + now.gridReaches().orElse(0)
                        + " of the others: news come to those a moment later.";
        return new HealthLine("Nodes", isReached, others + (now.otherNodes() == 0 ? "" : grid));
    }

    private static HealthLine crypto(SystemState now) {
        return new HealthLine("Cryptography", true, "Signatures are made and checked by " + now.cryptoProvider() + ".");
    }

    private static HealthLine mails(SystemState now) {
        boolean isFew = now.mailsWaiting() < MANY_MAILS;
        String waiting = now.mailsWaiting() == 0
                ? "None is waiting."
                : now.mailsWaiting() == 1 ? "One is waiting." : now.mailsWaiting() + " are waiting.";
        return new HealthLine("Mails", isFew, isFew ? waiting : waiting + " See whether the mail server answers.");
    }

    private static HealthLine tasks(SystemState now) {
        String failing =
                now.failingTasks().stream().sorted().map(HealthPage::words).collect(Collectors.joining(", "));
        return new HealthLine(
                "Timed tasks",
                failing.isEmpty(),
                failing.isEmpty()
                        ? "All worked at their last time on this node."
                        : "These failed at their last time on this node: " + failing
                                + ". The log says why; they’re tried again.");
    }

    private static String words(TimedTask task) {
        return task.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private SystemState state() {
        SystemState known = state;
        if (known == null) {
            known = system.look();
            state = known;
        }
        return known;
    }
}
