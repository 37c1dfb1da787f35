package com.keyri.e2e;

import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The staff of the platform that all journeys share: the first administrator is made when somebody needs one. */
final class Office {
    private static final Pattern LINK = Pattern.compile("https://\\S+#[A-Za-z0-9_-]{43}");
    private static final int TRIES = 100;
    private static final String CLERK = "office@example.org";
    private static Optional<com.keyri.test.Phone> phone = Optional.empty();

    private final Keyri keyri;

    Office(Keyri keyri) {
        this.keyri = keyri;
    }

    /** Whoever did the set-up invites an administrator for the journeys that come. */
    static void hire(Keyri keyri, Console console) {
        console.open("/console/staff/invite");
        console.page().locator("#mail").fill(CLERK);
        console.page().getByLabel("Role").selectOption("ADMINISTRATOR");
        console.press("Invite");
        console.approve("Invite " + CLERK + " to the staff as administrator");
        String link = new Office(keyri).link(CLERK);
        Browser browser = new Browser(keyri);
        browser.post(
                        "/api/v1/invitation/acceptance",
                        Map.of("token", token(link), "firstName", "Office", "lastName", "Example"))
                .is(204);
        phone = Optional.of(browser.enrol());
    }

    private static String token(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    /** Makes an organization and invites its first owner; the link of the mail. */
    String found(String organization, String owner) {
        Browser staff = new Browser(keyri);
        staff.signIn(phone(keyri));
        staff.post("/api/v1/directory/organizations", Map.of("name", organization, "ownerMailAddress", owner))
                .is(201);
        return link(owner);
    }

    /** The link in the newest mail to that address; waits for it. */
    String link(String address) {
        for (int i = 0; i < TRIES; i++) {
            for (JsonNode mail : keyri.get("/mailbox.json").send().is(200).json()) {
                Matcher link = LINK.matcher(mail.path("text").asString());
                if (mail.path("to").asString().equals(address) && link.find()) {
                    return link.group();
                }
            }
            pause();
        }
        throw new AssertionError("no mail with a link to " + address);
    }

    private static synchronized com.keyri.test.Phone phone(Keyri keyri) {
        if (phone.isEmpty()) {
            String url = keyri.post("/api/v1/installation/setup/link")
                    .by(keyri.operatorKey())
                    .send()
                    .is(201)
                    .text("url");
            Browser browser = new Browser(keyri);
            browser.post(
                            "/api/v1/installation/setup",
                            Map.of(
                                    "token",
                                    token(url),
                                    "organizationName",
                                    "Keyri at Example",
                                    "administrator",
                                    Map.of(
                                            "firstName", "Ada",
                                            "lastName", "Example",
                                            "mailAddress", "ada@example.org")))
                    .is(204);
            phone = Optional.of(browser.enrol());
        }
        return phone.orElseThrow();
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
