package com.keyri.launcher.payara;

import com.keyri.launcher.LaunchException;
import com.keyri.launcher.process.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of a starting server, read for the words that say how the start went.
 *
 * @param file the log
 */
record ServerLog(Path file) {
    /** Possessive, because a greedy one takes a stack frame for each character of a stack trace. */
    private static final Pattern MESSAGE = Pattern.compile("\"(?:LogMessage|Exception)\":\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** With these the application begins its own reason not to start, which says more than the server's. */
    private static final String OWN_WORDS = "\"LogMessage\":\"Keyri can't start: ";

    private static final int LONGEST = 400;

    /** Empty when one of {@code successes} appeared; what went wrong otherwise. */
    Optional<String> await(Child process, List<String> successes, List<String> failures, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            String text = read();
            if (successes.stream().anyMatch(text::contains)) {
                return Optional.empty();
            }
            if (failures.stream().anyMatch(text::contains) || !alive) {
                return Optional.of(reason(text, failures));
            }
            if (System.nanoTime() > deadline) {
                return Optional.of("nothing happened in " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String reason(String text, List<String> failures) {
        List<String> lines = text.lines().toList();
        String found = lines.stream()
                .filter(line -> line.contains(OWN_WORDS))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> failures.stream().anyMatch(line::contains))
                        .findFirst())
                .or(() -> lines.stream()
                        .filter(line -> line.contains("\"Level\":\"SEVERE\""))
                        .findFirst())
                .orElse("it ended without a word");
        Matcher message = MESSAGE.matcher(found);
        String reason = (message.find() ? message.group(1) : found)
                .replaceAll("(\\\\n|\\s)+", " ")
                .replaceFirst(
                        "^Boot Command .*?(deploy AdminCommand|Exception while deploying the app \\[keyri] : )", "")
                .replaceFirst(
                        "^Error occurred during deployment: (Exception while deploying the app \\[keyri] : )?", "");
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while Payara started.", e);
        }
    }
}
