package com.keyri.it.account;

import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import java.util.Map;
import java.util.Optional;

/** The first account of the staff of the server that all tests share: whichever test comes first does the set-up. */
final class FirstAdministrator {
    private static final String MAIL = "ada@example.org";

    private static Optional<Phone> phone = Optional.empty();

    private FirstAdministrator() {}

    /** The administrator's phone; the installation is set up then. */
    static synchronized Phone phone(Keyri keyri) {
        if (phone.isEmpty()) {
            Browser browser = new Browser(keyri);
            browser.post("/api/v1/installation/setup", setup(token(keyri))).is(204);
            phone = Optional.of(browser.enrol());
        }
        return phone.orElseThrow();
    }

    /** The administrator, signed in with a browser of their own. */
    static Person person(Keyri keyri) {
        return new Person(keyri, MAIL, phone(keyri), browser(keyri));
    }

    /** A browser that the administrator is signed in with. */
    static Browser browser(Keyri keyri) {
        Browser browser = new Browser(keyri);
        browser.signIn(phone(keyri));
        return browser;
    }

    /** The token of a fresh link. */
    static String token(Keyri keyri) {
        String url = keyri.post("/api/v1/installation/setup/link")
                .by(keyri.operatorKey())
                .send()
                .is(201)
                .text("url");
        return url.substring(url.indexOf('#') + 1);
    }

    /** What the form sends. */
    static Map<String, Object> setup(String token) {
        return Map.of(
                "token",
                token,
                "organizationName",
                "Keyri at Example",
                "administrator",
                Map.of("firstName", "Ada", "lastName", "Example", "mailAddress", MAIL));
    }
}
