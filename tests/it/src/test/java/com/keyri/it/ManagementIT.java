package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the operator does: organizations, applications, API keys. */
@ExtendWith(RunningEar.class)
class ManagementIT {
    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final String APPLICATIONS = "/api/v1/applications";
    private static final String NOBODYS_ORGANIZATION = "org_00000000000000000000000000";
    private static final String NOBODYS_APPLICATION = "app_00000000000000000000000000";

    private final Keyri keyri;

    ManagementIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @Test
    void shouldCreateAnOrganizationAndListIt() {
        String id = create(ORGANIZATIONS, Map.of("name", "Bäckerei Müller & Søn"))
                .is(201)
                .text("organizationId");
        List<JsonNode> found = all(ORGANIZATIONS + "?limit=3", "organizations").stream()
                .filter(organization ->
                        organization.path("organizationId").asString().equals(id))
                .toList();
        assertEquals(1, found.size());
        assertEquals("Bäckerei Müller & Søn", found.get(0).path("name").asString());
    }

    @Test
    void shouldListPageByPageWithoutGapsOrRepetitions() {
        for (int i = 0; i < 5; i++) {
            create(ORGANIZATIONS, Map.of("name", "Page " + i)).is(201);
        }
        List<String> byTwo = ids(all(ORGANIZATIONS + "?limit=2", "organizations"), "organizationId");
        List<String> byHundred = ids(all(ORGANIZATIONS + "?limit=100", "organizations"), "organizationId");
        assertEquals(byHundred, byTwo);
        assertEquals(byTwo.stream().sorted().distinct().toList(), byTwo);
    }

    @Test
    void shouldNameTheMemberThatIsWrongAndNotItsValue() {
        Answer tooLong = create(ORGANIZATIONS, Map.of("name", "x".repeat(81))).isProblem(400, "invalid-request");
        assertEquals(List.of("name"), tooLong.violationPaths());
        assertFalse(tooLong.body().contains("xxx"));
        create(ORGANIZATIONS, Map.of("name", "")).isProblem(400, "invalid-request");
        create(ORGANIZATIONS, Map.of("name", "right\u202eleft")).isProblem(400, "invalid-request");
        create(ORGANIZATIONS, Map.of("name", "line\nbreak")).isProblem(400, "invalid-request");
    }

    @Test
    void shouldRegisterAnApplicationWithEverything() {
        Map<String, Object> wish = Map.of(
                "organizationId",
                organization(),
                "name",
                "Bread shop",
                "origins",
                List.of("https://bread.example", "https://bread.example:8443"),
                "deniedNetworks",
                List.of("192.0.2.0/24", "2001:db8::/32"),
                "allowsSyncedPasskeys",
                false,
                "backchannelLogoutUri",
                "https://bread.example/logout");
        String id = create(APPLICATIONS, wish).is(201).text("applicationId");
        JsonNode application =
                operator("GET", APPLICATIONS + "/" + id).send().is(200).json();
        assertEquals("ACTIVE", application.path("state").asString());
        assertEquals(List.of("https://bread.example", "https://bread.example:8443"), texts(application, "origins"));
        assertEquals("192.0.2.0/24", application.path("deniedNetworks").path(0).asString());
        assertTrue(application.path("deniedNetworks").path(1).asString().startsWith("2001:db8:"));
        assertFalse(application.path("allowsSyncedPasskeys").asBoolean());
        assertEquals(
                "https://bread.example/logout",
                application.path("backchannelLogoutUri").asString());
        JsonNode without = change(APPLICATIONS + "/" + id)
                .json(Map.of("backchannelLogoutUri", ""))
                .send()
                .is(200)
                .json();
        assertFalse(without.has("backchannelLogoutUri"), "an empty text takes it away");
        assertEquals("Bread shop", without.path("name").asString());
    }

    @Test
    void shouldRefuseAnApplicationThatIsNot() {
        String organization = organization();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("origins", List.of()),
                Map.of("origins", List.of("http://bread.example")),
                Map.of("origins", List.of("https://bread.example/path")),
                Map.of("origins", List.of("https://bread.example:99999")),
                Map.of("deniedNetworks", List.of("192.0.2.0/33")),
                Map.of("deniedNetworks", List.of("everywhere/8")),
                Map.of("backchannelLogoutUri", "http://bread.example/logout"),
                Map.of("backchannelLogoutUri", "https://bread.example/logout#there"),
                Map.of("backchannelLogoutUri", ""),
                Map.of("name", " "),
                Map.of("state", "ACTIVE"))) {
            Map<String, Object> wish = new java.util.HashMap<>(
                    Map.of("organizationId", organization, "name", "Shop", "origins", List.of("https://a.example")));
            wish.putAll(wrong);
            create(APPLICATIONS, wish).isProblem(400, "invalid-request");
        }
    }

    @Test
    void shouldKeepOriginsAsBrowsersWriteThem() {
        Answer created = create(
                APPLICATIONS,
                Map.of(
                        "organizationId",
                        organization(),
                        "name",
                        "Shop",
                        "origins",
                        List.of("https://Bread.Example:443", "https://bread.example:8443")));
        assertEquals(
                List.of("https://bread.example", "https://bread.example:8443"),
                texts(created.is(201).json(), "origins"));
    }

    @Test
    void shouldNotRegisterAnApplicationOfAnUnknownOrganization() {
        create(
                        APPLICATIONS,
                        Map.of(
                                "organizationId",
                                NOBODYS_ORGANIZATION,
                                "name",
                                "Shop",
                                "origins",
                                List.of("https://a.example")))
                .isProblem(404, "not-found");
    }

    @Test
    void shouldListTheApplicationsOfOneOrganizationOnly() {
        Shop shop = Shop.open(keyri);
        Shop sister = Shop.openIn(keyri, shop.organizationId());
        Shop.open(keyri);
        List<JsonNode> found =
                all(APPLICATIONS + "?organizationId=" + shop.organizationId() + "&limit=1", "applications");
        assertEquals(List.of(shop.applicationId(), sister.applicationId()), ids(found, "applicationId"));
    }

    @Test
    void shouldWantAnOrganizationToListTheApplicationsOf() {
        operator("GET", APPLICATIONS).send().isProblem(400, "invalid-request");
        operator("GET", APPLICATIONS + "?organizationId=org_no").send().isProblem(400, "invalid-request");
        Answer none = operator("GET", APPLICATIONS + "?organizationId=" + NOBODYS_ORGANIZATION)
                .send()
                .is(200);
        assertEquals(0, none.json().path("applications").size());
    }

    @Test
    void shouldChangeWhatIsNamedAndLeaveTheRest() {
        Shop shop = Shop.open(keyri);
        String path = APPLICATIONS + "/" + shop.applicationId();
        JsonNode before = operator("GET", path).send().is(200).json();
        JsonNode after = change(path)
                .json(Map.of("name", "New name", "origins", List.of("https://new.example")))
                .send()
                .is(200)
                .json();
        assertEquals("New name", after.path("name").asString());
        assertEquals(List.of("https://new.example"), texts(after, "origins"));
        assertEquals(before.path("createdAt"), after.path("createdAt"));
        assertEquals(after, operator("GET", path).send().is(200).json());
        change(path).json(Map.of()).send().is(200);
        change(path).json(Map.of("organizationId", organization())).send().isProblem(400, "invalid-request");
    }

    @Test
    void shouldNotFindAnApplicationThatIsNot() {
        String path = APPLICATIONS + "/" + NOBODYS_APPLICATION;
        operator("GET", path).send().isProblem(404, "not-found");
        change(path).json(Map.of("name", "x")).send().isProblem(404, "not-found");
        operator("GET", path + "/api-keys").send().isProblem(404, "not-found");
        operator("POST", path + "/api-keys")
                .json(Map.of("name", "x", "scopes", List.of("users")))
                .send()
                .isProblem(404, "not-found");
        operator("GET", APPLICATIONS + "/not-an-id").send().isProblem(404, "not-found");
    }

    @Test
    void shouldShowAnApiKeysSecretOnceAndNeverAgain() {
        Shop shop = Shop.open(keyri);
        Answer created = operator("POST", keysOf(shop))
                .json(Map.of("name", "till", "scopes", List.of("users", "introspection")))
                .send()
                .is(201);
        String secret = created.text("secret");
        Answer list = operator("GET", keysOf(shop)).send().is(200);
        assertFalse(list.body().contains(secret));
        assertEquals(2, list.json().path("apiKeys").size());
        assertEquals(
                List.of("introspection", "users"),
                texts(created.json().path("apiKey"), "scopes").stream().sorted().toList());
    }

    @Test
    void shouldEndAnApiKeyAtOnceWhenItIsRevoked() {
        Shop shop = Shop.open(keyri);
        Answer created = operator("POST", keysOf(shop))
                .json(Map.of("name", "till", "scopes", List.of("users")))
                .send()
                .is(201);
        Call use = keyri.get("/api/v1/users/nobody").by(created.text("secret"));
        use.send().isProblem(404, "not-found");
        String id = created.json().path("apiKey").path("apiKeyId").asString();
        operator("DELETE", keysOf(shop) + "/" + id).send().is(204);
        use.send().isProblem(401, "unauthenticated");
        operator("DELETE", keysOf(shop) + "/" + id).send().is(204);
        JsonNode keys = operator("GET", keysOf(shop)).send().is(200).json().path("apiKeys");
        assertTrue(keys.valueStream()
                .anyMatch(key -> key.path("apiKeyId").asString().equals(id) && key.has("revokedAt")));
    }

    @Test
    void shouldNotRevokeAnotherApplicationsApiKey() {
        Shop shop = Shop.open(keyri);
        Shop other = Shop.openIn(keyri, shop.organizationId());
        JsonNode key =
                operator("GET", keysOf(other)).send().json().path("apiKeys").path(0);
        operator("DELETE", keysOf(shop) + "/" + key.path("apiKeyId").asString())
                .send()
                .isProblem(404, "not-found");
        keyri.get("/api/v1/users/nobody").by(other.apiKey()).send().isProblem(404, "not-found");
    }

    @Test
    void shouldEndAnApiKeyWhenItsTimeIsOver() {
        Shop shop = Shop.open(keyri);
        Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        String secret = operator("POST", keysOf(shop))
                .json(Map.of("name", "brief", "scopes", List.of("users"), "expiresAt", end.toString()))
                .send()
                .is(201)
                .text("secret");
        Await.until(
                "the key has ended",
                () -> keyri.get("/api/v1/users/nobody")
                        .by(secret)
                        .send()
                        .problem()
                        .equals("unauthenticated"));
        assertFalse(Instant.now().isBefore(end));
        operator("POST", keysOf(shop))
                .json(Map.of("name", "late", "scopes", List.of("users"), "expiresAt", "2020-01-01T00:00:00Z"))
                .send()
                .isProblem(400, "invalid-request");
    }

    @Test
    void shouldRefuseAnApiKeyThatIsNot() {
        String keys = keysOf(Shop.open(keyri));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("name", "x", "scopes", List.of()),
                Map.of("name", "x", "scopes", List.of("everything")),
                Map.of("name", "x", "scopes", List.of("users", "users")),
                Map.of("name", "x", "scopes", List.of("users"), "expiresAt", "tomorrow"),
                Map.of("scopes", List.of("users")))) {
            operator("POST", keys).json(wrong).send().isProblem(400, "invalid-request");
        }
    }

    @Test
    void shouldTakeNeitherKeysNorStartsOfADisabledApplication() {
        Shop shop = Shop.open(keyri);
        String path = APPLICATIONS + "/" + shop.applicationId();
        change(path).json(Map.of("state", "DISABLED")).send().is(200);
        keyri.get("/api/v1/users/nobody").by(shop.apiKey()).send().isProblem(401, "unauthenticated");
        shop.page().start(Map.of()).send().isProblem(403, "origin-not-allowed");
        change(path).json(Map.of("state", "ACTIVE")).send().is(200);
        keyri.get("/api/v1/users/nobody").by(shop.apiKey()).send().isProblem(404, "not-found");
        shop.page().start(Map.of()).send().is(201);
    }

    private String organization() {
        return create(ORGANIZATIONS, Map.of("name", "Bakers")).is(201).text("organizationId");
    }

    private Answer create(String path, Map<String, ?> body) {
        return operator("POST", path).json(body).send();
    }

    private Call operator(String method, String path) {
        return keyri.call(method, path).by(keyri.operatorKey());
    }

    /** A change of whatever there is. */
    private Call change(String path) {
        return operator("PATCH", path).with("If-Match", "*");
    }

    private List<JsonNode> all(String path, String member) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            String cursor = next.isEmpty() ? "" : "&cursor=" + next;
            JsonNode page = operator("GET", path + cursor).send().is(200).json();
            page.path(member).forEach(all::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return all;
    }

    private static String keysOf(Shop shop) {
        return APPLICATIONS + "/" + shop.applicationId() + "/api-keys";
    }

    private static List<String> ids(List<JsonNode> nodes, String member) {
        return nodes.stream().map(node -> node.path(member).asString()).toList();
    }

    private static List<String> texts(JsonNode node, String member) {
        return node.path(member).valueStream().map(JsonNode::asString).toList();
    }
}
