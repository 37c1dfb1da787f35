package com.keyri.it.account;

import com.keyri.it.Await;
import com.keyri.test.Keyri;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The mails that the server has delivered to its local mailbox. */
record Mailbox(Keyri keyri) {
    private static final Pattern TOKEN = Pattern.compile("#([A-Za-z0-9_-]{43})");

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

    /** The token of the newest link in a mail with that subject. */
    String token(String address, String subject) {
        String text = mails(address).stream()
                .filter(mail -> mail.path("subject").asString().equals(subject))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("no mail: " + subject))
                .path("text")
                .asString();
        Matcher token = TOKEN.matcher(text);
        if (!token.find()) {
            throw new AssertionError("no link in: " + text);
        }
        return token.group(1);
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
}
