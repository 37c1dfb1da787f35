package com.keyri.it.account;

import com.keyri.it.Await;
import com.keyri.test.Keyri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /** The subjects of what went to an address, oldest first. */
    List<String> subjects(String address) {
        return mails(address).stream()
                .map(mail -> mail.path("subject").asString())
                .toList();
    }

    /** The texts of what went to an address, oldest first. */
    List<String> texts(String address) {
        return mails(address).stream().map(mail -> mail.path("text").asString()).toList();
    }

    /** Waits until so many mails with that subject went there. */
    void await(String address, String subject, int count) {
        Await.until(
                count + " × " + subject,
                () -> subjects(address).stream().filter(subject::equals).count() >= count);
    }

    /**
     * The text, in one line, of the newest mail to that address that holds {@code words}, or has them as subject; waits
     * for it.
     */
    String await(String address, String words) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<JsonNode> mails = mails(address);
            for (int i = mails.size() - 1; i >= 0; i--) {
                String text = mails.get(i).path("text").asString().replaceAll("\\s+", " ");
                if (text.contains(words)
                        || mails.get(i).path("subject").asString().equals(words)) {
                    return text;
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

    private List<JsonNode> mails(String address) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode mail : keyri.get("/mailbox.json").send().is(200).json()) {
            if (mail.path("to").asString().equals(address)) {
                found.add(0, mail);
            }
        }
        return found;
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
