package com.keyri.bench;

import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import java.util.Map;

/**
 * The first account of the staff, who set the installation up.
 *
 * @param phone what they approve with
 */
record Administrator(Keyri keyri, Phone phone) {
    /** Sets the installation up. */
    static Administrator setUp(BenchedServers servers) {
        Keyri keyri = servers.keyri();
        String link = keyri.post("/api/v1/installation/setup/link")
                .by(keyri.operatorKey())
                .send()
                .is(201)
                .text("url");
        Browser browser = new Browser(keyri);
        browser.post(
                        "/api/v1/installation/setup",
                        Map.of(
                                "token",
                                link.substring(link.indexOf('#') + 1),
                                "organizationName",
                                "Keyri at Example",
                                "administrator",
                                Map.of("firstName", "Ada", "lastName", "Example", "mailAddress", "ada@example.org")))
                .is(204);
        return new Administrator(keyri, browser.enrol());
    }

    /** A browser that they are signed in with. */
    Browser browser() {
        Browser browser = new Browser(keyri);
        browser.signIn(phone);
        return browser;
    }
}
