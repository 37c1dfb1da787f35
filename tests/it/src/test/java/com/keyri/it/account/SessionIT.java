package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.SigningKey;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Sessions of Keyri's own pages: how they begin, what they are bound to, and how they end. */
@ExtendWith(RunningEar.class)
class SessionIT {
    private static final String SESSION = "/api/v1/session";

    private final Keyri keyri;
    private final Phone phone;

    SessionIT(Keyri keyri) {
        this.keyri = keyri;
        this.phone = FirstAdministrator.phone(keyri);
    }

    @Test
    void shouldSignInToItselfWithTheRolesOfTheFirstAdministrator() {
        Browser browser = new Browser(keyri);
        Answer begun = browser.signIn(phone);
        assertEquals("/console", begun.text("next"));

        JsonNode session = browser.get(SESSION).is(200).json();
        assertEquals(
                "[\"account\",\"security-officer\",\"staff\",\"staff-administrator\"]",
                session.path("roles").toString());
        assertFalse(session.has("organizationId"));
    }

    @Test
    void shouldSetACookieThatNeitherScriptsNorOtherSitesGet() {
        Answer begun = new Browser(keyri).signIn(phone);
        String cookie = begun.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("__Host-keyri-session="))
                .findFirst()
                .orElseThrow();
        for (String attribute : new String[] {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"}) {
            assertTrue(cookie.contains(";" + attribute) || cookie.contains("; " + attribute), cookie);
        }
        assertFalse(cookie.toLowerCase(java.util.Locale.ROOT).contains("domain="), cookie);
    }

    @Test
    void shouldRefuseATokenOfAnotherBrowserKeyOrCookie() {
        Browser browser = new Browser(keyri);
        String idToken = browser.approve(phone).idToken();
        browser.begin(idToken, SigningKey.generate()).isProblem(401, "unauthenticated");

        Browser other = new Browser(keyri);
        other.send(other.call("POST", SESSION + "/nonce")).is(200);
        other.begin(idToken, browser.continuityKey()).isProblem(401, "unauthenticated");

        browser.begin(idToken, browser.continuityKey()).is(200);
    }

    @Test
    void shouldBeginOneSessionWithOneToken() {
        Browser browser = new Browser(keyri);
        String idToken = browser.approve(phone).idToken();
        Map<String, String> before = browser.cookies();
        browser.begin(idToken, browser.continuityKey()).is(200);
        browser.replaceCookies(before);
        browser.begin(idToken, browser.continuityKey()).isProblem(401, "unauthenticated");
    }

    @Test
    void shouldNotKnowTheSessionWhenTheCallComesFromElsewhere() {
        Browser browser = signedIn();
        browser.send(browser.call("DELETE", SESSION).from("https://evil.example"))
                .isProblem(401, "unauthenticated");
        browser.send(browser.call("DELETE", SESSION).without("Origin")).isProblem(401, "unauthenticated");
        browser.get(SESSION).is(200);
    }

    @Test
    void shouldEndWithTheSignOut() {
        Browser browser = signedIn();
        String cookie = browser.cookies().get("__Host-keyri-session");
        browser.delete(SESSION).is(204);
        assertFalse(browser.cookies().containsKey("__Host-keyri-session"));
        browser.setCookie("__Host-keyri-session", cookie);
        browser.get(SESSION).isProblem(401, "unauthenticated");
    }

    @Test
    void shouldListTheSessionsAndEndOneAtOnce() {
        Browser mine = signedIn();
        Browser other = signedIn();
        String otherId = other.get(SESSION).is(200).text("sessionId");

        JsonNode items = mine.get("/api/v1/sessions").is(200).json().path("items");
        JsonNode found = null;
        for (JsonNode item : items) {
            if (item.path("sessionId").asString().equals(otherId)) {
                found = item;
            }
        }
        assertEquals("Phone", found.path("device").asString());
        assertFalse(found.path("current").asBoolean());

        mine.delete("/api/v1/sessions/" + otherId).is(204);
        other.get(SESSION).isProblem(401, "unauthenticated");
        mine.get(SESSION).is(200);
        mine.delete("/api/v1/sessions/" + otherId).isProblem(404, "not-found");
    }

    @Test
    void shouldTellByMailOfABrowserThatIsNewAndOfNoOther() {
        Person owner = Person.owner(keyri);
        String subject = "A sign-in to Keyri from a new browser";
        assertFalse(new Mailbox(keyri).subjects(owner.mailAddress()).contains(subject), "the first browser is no news");
        owner.browser().signIn(owner.phone());
        new Browser(keyri).signIn(owner.phone());
        String text = new Mailbox(keyri).await(owner.mailAddress(), subject);
        assertTrue(text.contains("/portal/account"), text);
        assertEquals(
                1,
                new Mailbox(keyri)
                        .subjects(owner.mailAddress()).stream()
                                .filter(subject::equals)
                                .count());
    }

    @Test
    void shouldEndAllOthersAtOnce() {
        Browser mine = signedIn();
        Browser other = signedIn();
        mine.delete("/api/v1/sessions").is(204);
        other.get(SESSION).isProblem(401, "unauthenticated");
        assertEquals(
                1, mine.get("/api/v1/sessions").is(200).json().path("items").size());
    }

    @Test
    void shouldEndWhenThePersonSaysThatItWasntThem() throws InterruptedException {
        Browser browser = signedIn();
        phone.account().disavow(phone.account().signIns().get(0).signInId());
        Thread.sleep(1_000); // What the promise allows a node that has looked the session up just before.
        browser.get(SESSION).isProblem(401, "unauthenticated");
    }

    @Test
    void shouldGoOnWithAProofOfTheBrowsersKeyAndNoOther() {
        Browser browser = signedIn();
        String path = SESSION + "/proof";
        Answer first = browser.send(browser.call("POST", path).provenBy(browser.continuityKey(), null));
        first.isProblem(401, "use-dpop-nonce");
        String nonce = first.header("DPoP-Nonce");
        browser.send(browser.call("POST", path).provenBy(SigningKey.generate(), nonce))
                .isProblem(401, "invalid-proof");
        String before = browser.get(SESSION).is(200).text("proveBy");
        String after = browser.send(browser.call("POST", path).provenBy(browser.continuityKey(), nonce))
                .is(200)
                .text("proveBy");
        assertTrue(after.compareTo(before) > 0, before + " " + after);
    }

    private Browser signedIn() {
        Browser browser = new Browser(keyri);
        browser.signIn(phone);
        return browser;
    }
}
