package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.CreatedEnrolment;
import com.keyri.client.KeyriServer;
import com.keyri.protocol.MatchingNumber;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What customers do in the portal. */
@OnStage
final class PortalJourney {
    @Test
    void shouldCreateAnApplicationAndRunItsSnippet(Stage stage) {
        Keyri keyri = stage.platform().keyri();
        String mail = Office.newAddress();
        Colleague owner = Colleague.join(stage, new Office(keyri).found("Bakers of Example", mail), "Grace");
        stage.look(owner.page(), "portal-overview-empty");
        stage.look(owner.open("applications"), "portal-applications-empty");
        stage.look(owner.open("users"), "portal-users-empty");
        stage.look(owner.open("recoveries"), "portal-recoveries-empty");

        SnippetSite site = SnippetSite.open(stage.platform());
        String origin = site.origin();
        owner.open("applications/new");
        owner.page().locator("#name").fill("Bread shop");
        owner.page().locator("#origins").fill("http://bakery.example");
        owner.press("Create");
        assertThat(owner.page().locator("#origins-message")).containsText("Must be an https origin");
        assertThat(owner.page().locator("#origins")).isFocused();
        assertThat(owner.page().locator("#origins")).hasValue("http://bakery.example");
        stage.look(owner.page(), "portal-application-new-refused");
        owner.page().locator("#origins").fill(origin);
        owner.press("Create");
        owner.page().waitForURL("**/portal/applications/integration?id=app_*");
        String html = owner.page().locator("#page-file").innerText();
        stage.look(owner.page(), "portal-integration");
        String id = owner.page().url().replaceFirst(".*id=", "");
        assertTrue(html.contains(id) && html.contains(stage.platform().url()), html);

        String apiKey = makeKey(stage, owner, id);
        String user = Shop.newUser();
        Phone phone = enrol(stage, new KeyriServer(keyri.installation(), apiKey), user);
        Page visitor = stage.browser();
        site.serve(html, apiKey);
        visitor.navigate(origin + "/");
        new Colleague(stage, visitor, phone).approve(visitor.locator("keyri-sign-in"));
        visitor.waitForURL(origin + "/account");
        assertThat(visitor.locator("body")).containsText(user);
        site.close();

        assertThat(owner.open("index").locator(".figures")).containsText("100 %");
        stage.look(owner.page(), "portal-overview");
        stage.look(owner.open("applications"), "portal-applications");
        stage.look(owner.open("applications/application?id=" + id), "portal-application");
        suspend(stage, owner, id, user);
        search(stage, owner, id);
    }

    @Test
    void shouldSeeASessionDieWhenItIsRevoked(Stage stage) {
        Keyri keyri = stage.platform().keyri();
        Colleague owner =
                Colleague.join(stage, new Office(keyri).found("Millers of Example", Office.newAddress()), "Alan");
        Page other = stage.browser();
        owner.signIn(other);
        owner.open("account");
        assertThat(owner.page().locator("#sessions tbody tr")).hasCount(2);
        stage.look(owner.page(), "portal-account");
        rename(owner, "");
        owner.isTold("Give it a name");
        rename(owner, "The one in my pocket");
        owner.isTold("The phone is called “The one in my pocket” now.");
        assertThat(owner.page().locator("#phones tbody")).containsText("The one in my pocket");
        owner.pressAndConfirm(owner.page()
                .locator("#sessions tbody")
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName("End")
                                .setExact(true)));
        owner.isTold("The session is ended.");
        assertThat(owner.page().locator("#sessions tbody tr")).hasCount(1);
        other.navigate(stage.platform().url() + "/portal/index");
        assertThat(other).hasURL(Pattern.compile(".*/sign-in\\?to=.*"));
        owner.open("index");
        assertThat(owner.page()).hasURL(Pattern.compile(".*/portal/index"));
        renew(stage, owner);
    }

    @Test
    void shouldInviteEnrolAndSignIn(Stage stage) {
        Keyri keyri = stage.platform().keyri();
        Office office = new Office(keyri);
        Colleague owner = Colleague.join(stage, office.found("Weavers of Example", Office.newAddress()), "Edith");
        owner.open("members/invitations");
        String mail = Office.newAddress();
        owner.page().locator("#mailAddress").fill("nobody@nowhere");
        owner.press("Invite");
        assertThat(owner.page().locator("#mailAddress-message")).containsText("isn’t a mail address");
        owner.page().locator("#mailAddress").fill(mail);
        owner.page().locator("#role").selectOption("DEVELOPER");
        owner.press("Invite");
        assertThat(owner.page().locator("#page-approval")).containsText("Invite " + mail);
        stage.gallery().everywhere(owner.page(), "portal-approval");
        owner.approve();
        owner.isTold("on its way");
        assertThat(owner.page().locator("#open tbody")).containsText(mail);
        stage.look(owner.page(), "portal-invitations");

        String link = office.link(mail);
        Page invited = stage.browser();
        invited.navigate(link);
        assertThat(invited.locator("#first")).isVisible();
        stage.look(invited, "join");
        Colleague developer = Colleague.join(stage, link, "Jean");
        assertThat(developer.open("members").locator("tbody tr")).hasCount(2);
        assertThat(developer.page().locator("tbody select")).hasCount(0);
        stage.look(owner.open("members"), "portal-members");
        owner.page()
                .getByLabel("Role of Jean Example", new Page.GetByLabelOptions().setExact(true))
                .selectOption("VIEWER");
        owner.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change the role of Jean Example"))
                .click();
        owner.approve();
        owner.isTold("Jean Example is viewer now.");
        assertThat(developer.open("applications").getByText("New application")).hasCount(0);
        owner.open("settings").locator("#name").fill("Weavers and Dyers");
        owner.press("Save");
        owner.isTold("Saved.");
        assertThat(owner.page().locator(".organization")).containsText("Weavers and Dyers");
        stage.look(owner.page(), "portal-settings");
    }

    /** Where the browser's proof is due, a page gives it and leads on; without the network it says so, and waits. */
    private static void renew(Stage stage, Colleague owner) {
        Page page = owner.page();
        page.route("**/api/v1/session/proof", Route::abort);
        page.navigate(stage.platform().url() + "/sign-in/renew?to=%2Fportal%2Fmembers");
        assertThat(page.locator("#renewing")).containsText("can’t be reached");
        stage.look(page, "sign-in-renew");
        page.unroute("**/api/v1/session/proof");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try again"))
                .click();
        page.waitForURL("**/portal/members");
    }

    private static void rename(Colleague person, String name) {
        person.press("Rename");
        person.page().locator("dialog[open] input[type=text]").fill(name);
        person.page().locator("dialog[open] input[type=text]").press("Enter");
    }

    private static String makeKey(Stage stage, Colleague owner, String application) {
        owner.open("applications/keys?id=" + application);
        owner.page().locator("#name").fill("Shop server");
        owner.press("Create the key");
        assertThat(owner.page().locator("fieldset .trouble")).not().isEmpty();
        assertThat(owner.page().locator("#name")).hasValue("Shop server");
        for (String scope : List.of("Introspection", "Enrolments")) {
            owner.page().getByLabel(Pattern.compile(scope + ":.*")).check();
        }
        owner.press("Create the key");
        owner.approve();
        owner.isTold("The key is made.");
        String secret = owner.page().locator("#secret").inputValue();
        assertTrue(secret.startsWith("keyri_sk_"), "the key is shown");
        stage.look(owner.page(), "portal-keys");
        owner.open("applications/keys?id=" + application);
        assertThat(owner.page().locator("#secret")).hasCount(0);
        return secret;
    }

    private static Phone enrol(Stage stage, KeyriServer server, String user) {
        CreatedEnrolment created = server.createEnrolment(user, "Bread account");
        Phone phone = stage.phone();
        phone.open(created.url()).acceptInvitation();
        server.confirmEnrolment(created.enrolmentId(), MatchingNumber.parse(phone.confirmationCode()));
        phone.awaits("enrolled");
        return phone;
    }

    private static void suspend(Stage stage, Colleague owner, String application, String user) {
        stage.look(owner.open("users?application=" + application), "portal-users");
        owner.page().getByText(user).click();
        owner.page().waitForURL("**/portal/users/user?*");
        stage.look(owner.page(), "portal-user");
        owner.pressAndConfirm(owner.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Suspend").setExact(true)));
        owner.isTold("suspended");
        assertEquals("Suspended", owner.page().locator(".facts .state").innerText());
    }

    private static void search(Stage stage, Colleague owner, String application) {
        owner.page().locator("#search-text").fill(application);
        owner.page().locator("#search-text").press("Enter");
        owner.page().waitForURL("**/portal/search?*");
        assertThat(owner.page().locator("main tbody")).containsText("Bread shop");
        stage.look(owner.page(), "portal-search");
    }
}
