package com.keyri.it.account;

import com.keyri.test.Keyri;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The mails that the server has written, as its local mailbox shows them. */
final class Mailbox {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https://\\S+#([A-Za-z0-9_-]{43})");

    private final Keyri keyri;

    Mailbox(Keyri keyri) {
        this.keyri = keyri;
    }

    /** The text of the newest mail to that address whose text holds {@code words}; waits for it. */
    String await(String address, String words) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (JsonNode mail : keyri.get("/mailbox.json").send().is(200).json()) {
                boolean isIt = mail.path("to").asString().equals(address)
                        && mail.path("text").asString().contains(words);
                if (isIt) {
                    return mail.path("text").asString();
                }
            }
            pause();
        }
        throw new AssertionError("no mail to " + address + " with: " + words);
    }

    /** The token of the one-time link in that mail. */
    String token(String address, String words) {
        Matcher link = LINK.matcher(await(address, words));
        if (!link.find()) {
            throw new AssertionError("no link in the mail to " + address);
        }
        return link.group(1);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
