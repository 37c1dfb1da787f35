package com.keyri.e2e;

import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.stripe.StripeRights;
import com.keyri.test.stripe.StripeStandIn;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The staff of the platform that all journeys share: an administrator of it is there when somebody needs one. */
final class Office {
    private static final Pattern LINK = Pattern.compile("https://\\S+#[A-Za-z0-9_-]{43}");
    private static final String CONNECTION = "/api/v1/billing/connection";
    private static final int TRIES = 100;
    private static final AtomicReference<com.keyri.test.Phone> OFFICE_PHONE = new AtomicReference<>();

    /** The office's own mail address. */
    static final String MAIL = "office@example.org";

    private final Keyri keyri;

    Office(Keyri keyri) {
        this.keyri = keyri;
    }

    /** Makes an organization and invites its first owner; the link of the mail. */
    String found(String organization, String owner) {
        Browser staff = new Browser(keyri);
        staff.signIn(phone());
        staff.post("/api/v1/directory/organizations", Map.of("name", organization, "ownerMailAddress", owner))
                .is(201);
        return link(owner);
    }

    /** Invites somebody to the staff; the link of the mail. */
    String hire(String mail, String role) {
        Browser staff = new Browser(keyri);
        staff.signIn(phone());
        staff.approved(
                        phone(),
                        () -> staff.call("POST", "/api/v1/staff-invitations")
                                .json(Map.of("mailAddress", mail, "role", role)))
                .is(201);
        return link(mail);
    }

    /** Has the server use a key of that account, unless it has one. */
    void connect(StripeStandIn stripe) {
        Browser staff = new Browser(keyri);
        staff.signIn(phone());
        if (isConnected(staff)) {
            return;
        }
        String key = stripe.keys().restricted(StripeRights.OF_INSTALLATION);
        staff.approved(phone(), () -> staff.call("PUT", CONNECTION + "/key").json(Map.of("key", key)))
                .is(200);
        for (int i = 0; i < TRIES && !isConnected(staff); i++) {
            pause();
        }
    }

    private static boolean isConnected(Browser staff) {
        return staff.get(CONNECTION)
                .is(200)
                .json()
                .at("/key/state")
                .asString("")
                .equals("GOOD");
    }

    /** The link in the newest mail to that address; waits for it. */
    String link(String address) {
        return link(address, "");
    }

    /** The same of a mail whose link leads to that page. */
    String link(String address, String page) {
        for (int i = 0; i < TRIES; i++) {
            for (JsonNode mail : keyri.get("/mailbox.json").send().is(200).json()) {
                Matcher link = LINK.matcher(mail.path("text").asString());
                if (mail.path("to").asString().equals(address)
                        && link.find()
                        && link.group().contains(page)) {
                    return link.group();
                }
            }
            pause();
        }
        throw new AssertionError("no mail with a link to " + address);
    }

    /**
     * The journey of the first start invites this administrator; run without it, the office makes itself the first one.
     */
    private synchronized com.keyri.test.Phone phone() {
        if (OFFICE_PHONE.get() == null) {
            Browser browser = new Browser(keyri);
            Answer setUp = keyri.post("/api/v1/installation/setup/link")
                    .by(keyri.operatorKey())
                    .send();
            if (setUp.status() == 409) {
                accept(browser);
            } else {
                setUp(browser, setUp.is(201).text("url"));
            }
            OFFICE_PHONE.set(browser.enrol());
        }
        return OFFICE_PHONE.get();
    }

    private void accept(Browser browser) {
        String link = link(MAIL);
        browser.post(
                        "/api/v1/invitation/acceptance",
                        Map.of("token", token(link), "firstName", "Olga", "lastName", "Example"))
                .is(204);
    }

    private static void setUp(Browser browser, String link) {
        browser.post(
                        "/api/v1/installation/setup",
                        Map.of(
                                "token",
                                token(link),
                                "organizationName",
                                "Keyri at Example",
                                "administrator",
                                Map.of("firstName", "Olga", "lastName", "Example", "mailAddress", MAIL)))
                .is(204);
    }

    private static String token(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An address that nobody else has. */
    static String newAddress() {
        return Shop.newUser().toLowerCase(Locale.ROOT) + "@example.org";
    }
}
