package com.keyri.it.account;

import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody with an account, a phone and a browser that they are signed in with.
 *
 * @param mailAddress where their mails go
 */
record Person(Keyri keyri, String mailAddress, Phone phone, Browser browser) {
    private static final String SESSION = "/api/v1/session";

    /** The first owner of a new organization. */
    static Person owner(Keyri keyri) {
        String mail = newAddress();
        Browser staff = FirstAdministrator.browser(keyri);
        staff.post("/api/v1/directory/organizations", Map.of("name", "Bakers of " + mail, "ownerMailAddress", mail))
                .is(201);
        return join(keyri, mail, "Your role there will be");
    }

    /** Somebody whom this one invites. */
    Person invite(String role) {
        String mail = newAddress();
        invite(mail, role).is(201);
        return join(keyri, mail, "Your role there will be");
    }

    /** Invites, with the approval on the phone. */
    Answer invite(String mail, String role) {
        return act(() -> browser.call("POST", "/api/v1/invitations").json(Map.of("mailAddress", mail, "role", role)));
    }

    /** Accepts the invitation in the mailbox with a new account and a new phone, and signs in. */
    static Person join(Keyri keyri, String mail, String words) {
        Browser browser = new Browser(keyri);
        String token = new Mailbox(keyri).token(mail, words);
        browser.post(
                        "/api/v1/invitation/acceptance",
                        Map.of("token", token, "firstName", "Grace", "lastName", "Example"))
                .is(204);
        Phone phone = browser.enrol();
        browser.signIn(phone);
        return new Person(keyri, mail, phone, browser);
    }

    /** Does something, and approves it on the phone where that is asked for. */
    Answer act(java.util.function.Supplier<Call> call) {
        return browser.approved(phone, call);
    }

    /** Makes an application; its id. */
    String register(String name) {
        return act(() -> browser.call("POST", "/api/v1/applications")
                        .json(Map.of(
                                "organizationId", organizationId(),
                                "name", name,
                                "origins", List.of("https://shop.example"))))
                .is(201)
                .text("applicationId");
    }

    /** Has the session work in that organization. */
    Answer workIn(String organization) {
        return browser.send(
                browser.call("PUT", SESSION + "/organization").json(Map.of("organizationId", organization)));
    }

    Answer get(String path) {
        return browser.get(path);
    }

    String accountId() {
        return get(SESSION).is(200).text("accountId");
    }

    String organizationId() {
        return get(SESSION).is(200).text("organizationId");
    }

    /** An address that nobody else has. */
    static String newAddress() {
        return Shop.newUser().toLowerCase(Locale.ROOT) + "@example.org";
    }

    @Override
    public String toString() {
        return "Person[" + mailAddress + "]";
    }
}
