package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The pages of the portal: who sees which, and that nobody sees anything of another organization. */
@ExtendWith(RunningEar.class)
class PortalIT {
    private static final List<String> EVERYBODY =
            List.of("index", "applications", "members", "settings", "account", "search?q=bread");

    private final Keyri keyri;

    PortalIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @Test
    void shouldShowEachRoleItsPages() {
        Person owner = Person.owner(keyri);
        Shop shop = Shop.openIn(keyri, owner.organizationId());
        String id = "?id=" + shop.applicationId();
        for (String role : List.of("OWNER", "ADMINISTRATOR", "DEVELOPER", "BILLING", "VIEWER")) {
            Person person = role.equals("OWNER") ? owner : owner.invite(role);
            EVERYBODY.forEach(page -> page(person, page).is(200));
            page(person, "applications/application" + id).is(200);
            page(person, "applications/integration" + id).is(200);
            boolean manages = role.equals("OWNER") || role.equals("ADMINISTRATOR");
            boolean builds = manages || role.equals("DEVELOPER");
            page(person, "applications/new").is(builds ? 200 : 403);
            page(person, "applications/keys" + id).is(builds ? 200 : 403);
            page(person, "recoveries").is(manages ? 200 : 403);
            page(person, "members/invitations").is(manages ? 200 : 403);
            page(person, "users?application=" + shop.applicationId()).is(role.equals("BILLING") ? 403 : 200);
            assertEquals(
                    builds,
                    page(person, "applications/application" + id).body().contains("id=\"save\""),
                    role + " and the form that changes an application");
            assertEquals(manages, page(person, "settings").body().contains("id=\"save\""), role + " and the name");
        }
    }

    @Test
    void shouldShowNothingOfAnotherOrganization() {
        Person mine = Person.owner(keyri);
        Person theirs = Person.owner(keyri);
        Shop shop = Shop.openIn(keyri, theirs.organizationId());
        String user = Shop.newUser();
        shop.enrol(user);
        for (String page : List.of("application", "keys", "integration")) {
            page(mine, "applications/" + page + "?id=" + shop.applicationId()).is(404);
            page(mine, "applications/" + page).is(404);
        }
        page(mine, "users?application=" + shop.applicationId()).is(404);
        page(mine, "users/user?application=" + shop.applicationId() + "&id=" + user)
                .is(404);
        String own = keyri.get("/api/v1/installation").send().is(200).text("applicationId");
        page(mine, "applications/application?id=" + own).is(404);
        for (String id : List.of(shop.applicationId(), user, theirs.accountId())) {
            assertTrue(page(mine, "search?q=" + id).is(200).body().contains("Nothing found"), id);
            assertEquals(
                    0,
                    mine.get("/api/v1/search?q=" + id)
                            .is(200)
                            .json()
                            .path("items")
                            .size(),
                    id);
        }
        String members = page(mine, "members").is(200).body();
        assertTrue(members.contains(mine.mailAddress()));
        assertFalse(members.contains(theirs.mailAddress()));
        assertFalse(page(mine, "members?id=" + theirs.accountId()).body().contains(theirs.mailAddress()));
        String users = "/api/v1/applications/" + shop.applicationId() + "/users";
        mine.get(users).isProblem(404, "not-found");
        mine.get(users + "/" + user).isProblem(404, "not-found");
        mine.browser()
                .send(mine.browser().call("PATCH", users + "/" + user).json(Map.of("state", "SUSPENDED")))
                .isProblem(404, "not-found");
        assertEquals(
                0,
                mine.get("/api/v1/sign-in-statistics")
                        .json()
                        .path("whole")
                        .path("opened")
                        .asInt());
    }

    @Test
    void shouldDoWithUsersByTheApiWhatThePortalDoes() {
        Person owner = Person.owner(keyri);
        Shop shop = Shop.openIn(keyri, owner.organizationId());
        String first = "a-" + Shop.newUser();
        String second = "b-" + Shop.newUser();
        shop.enrol(first);
        shop.enrol(second);
        String users = "/api/v1/applications/" + shop.applicationId() + "/users";
        JsonNode page = owner.get(users + "?limit=1").is(200).json();
        assertEquals(first, page.path("items").get(0).path("userId").asString());
        assertEquals(1, page.path("items").get(0).path("devices").asInt());
        JsonNode rest = owner.get(users + "?limit=1&cursor=" + page.path("next").asString())
                .is(200)
                .json();
        assertEquals(second, rest.path("items").get(0).path("userId").asString());
        assertFalse(rest.has("next"));

        Person viewer = owner.invite("VIEWER");
        viewer.get(users).is(200);
        suspend(viewer, users + "/" + first).isProblem(403, "forbidden");
        suspend(owner, users + "/" + first).is(200);
        assertEquals(
                1, owner.get(users + "?state=SUSPENDED").json().path("items").size());
        String device = owner.get(users + "/" + second)
                .is(200)
                .json()
                .path("devices")
                .get(0)
                .path("deviceId")
                .asString();
        owner.browser().delete(users + "/" + first + "/devices/" + device).isProblem(404, "not-found");
        owner.browser().delete(users + "/" + second + "/devices/" + device).is(204);
        assertEquals(
                0, owner.get(users).json().path("items").get(1).path("devices").asInt());
        owner.invite("BILLING").get(users).isProblem(403, "forbidden");
    }

    @Test
    void shouldCountWhatHappened() {
        Person owner = Person.owner(keyri);
        Shop shop = Shop.openIn(keyri, owner.organizationId());
        String empty = page(owner, "index").is(200).body();
        assertTrue(empty.contains("Nobody has signed in yet"), empty);
        com.keyri.test.Phone phone = shop.enrol(Shop.newUser());
        shop.page().signIn(phone);
        JsonNode whole = owner.get("/api/v1/sign-in-statistics").is(200).json().path("whole");
        assertEquals(1, whole.path("opened").asInt());
        assertEquals(1, whole.path("approved").asInt());
        assertTrue(whole.path("medianMillis").asLong() >= 0);
        JsonNode days = owner.get("/api/v1/sign-in-statistics").json().path("days");
        assertEquals(30, days.size());
        assertEquals(1, days.get(29).path("approved").asInt());
        assertTrue(page(owner, "index").body().contains("100 %"));
    }

    @Test
    void shouldFindApplicationsByStateAndNameAndEverythingById() {
        Person owner = Person.owner(keyri);
        Shop shop = Shop.openIn(keyri, owner.organizationId());
        String list = "/api/v1/applications?organizationId=" + owner.organizationId();
        assertEquals(1, count(owner, list + "&name=bREAD"));
        assertEquals(0, count(owner, list + "&name=%25"));
        assertEquals(1, count(owner, list + "&state=ACTIVE"));
        assertEquals(0, count(owner, list + "&state=DISABLED"));
        owner.get(list + "&state=GONE").isProblem(400, "invalid-request");
        JsonNode found = owner.get("/api/v1/search?q=bread").is(200).json().path("items");
        assertEquals(shop.applicationId(), found.get(0).path("id").asString());
        String key = owner.get("/api/v1/applications/" + shop.applicationId() + "/api-keys")
                .json()
                .path("apiKeys")
                .get(0)
                .path("apiKeyId")
                .asString();
        assertEquals(
                1, owner.get("/api/v1/search?q=" + key).json().path("items").size());
        assertEquals(
                0,
                owner.invite("VIEWER")
                        .get("/api/v1/search?q=" + key)
                        .json()
                        .path("items")
                        .size(),
                "a viewer sees no keys");
        owner.get("/api/v1/search?q=%20").isProblem(400, "invalid-request");
    }

    @Test
    void shouldLeadTheStaffToTheirOwnPages() {
        Browser staff = FirstAdministrator.browser(keyri);
        Answer answer = staff.send(staff.call("GET", "/portal/members").with("Accept", "text/html"));
        assertEquals("/console/index", answer.is(303).header("Location"));
        staff.send(staff.call("GET", "/console/account").with("Accept", "text/html"))
                .is(200);
    }

    private static Answer suspend(Person person, String user) {
        return person.browser().send(person.browser().call("PATCH", user).json(Map.of("state", "SUSPENDED")));
    }

    private static int count(Person person, String path) {
        return person.get(path).is(200).json().path("applications").size();
    }

    private static Answer page(Person person, String path) {
        Browser browser = person.browser();
        return browser.send(browser.call("GET", "/portal/" + path).with("Accept", "text/html"));
    }
}
