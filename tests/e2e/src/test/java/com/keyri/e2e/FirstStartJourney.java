package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The first start of an installation, and the console that it opens. It comes first: it can be done once. */
@OnStage
@Order(1)
final class FirstStartJourney {
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/console/index", "overview"),
            Map.entry("/console/organizations", "organizations"),
            Map.entry("/console/organizations/new", "organizations-new"),
            Map.entry("/console/accounts", "accounts"),
            Map.entry("/console/staff", "staff"),
            Map.entry("/console/staff/invite", "staff-invite"),
            Map.entry("/console/recoveries", "recoveries-empty"),
            Map.entry("/console/orders", "orders-empty"),
            Map.entry("/console/orders/erasures", "erasures-empty"),
            Map.entry("/console/sessions", "sessions"),
            Map.entry("/console/account", "own-account"),
            Map.entry("/console/health", "health"));

    @Test
    void shouldLeadFromThePrintedLinkToTheDashboardAndThroughTheConsole(Stage stage)
            throws IOException, InterruptedException {
        Console console = new Console(stage.browser(), stage.platform().keyri(), stage.phone());
        Page page = console.page();
        look(stage, console, List.of("/sign-in", "/setup", "/join", "/recover"), "before");
        setUp(stage, console);
        console.signIn();
        console.titled("Overview");
        console.says("There is no second administrator");
        assertThat(page.locator("main")).not().containsText("There is no security officer");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Sign-ins per day")))
                .hasAttribute("aria-label", java.util.regex.Pattern.compile("phones opened \\d+ sign-ins"));

        String mail = makeOrganization(stage, console);
        find(console, mail);
        inviteToTheStaff(stage, console);
        disableAndEnable(stage, console);
        endASession(stage, console);
        stopSignIns(stage, console);
        BillingOffice.connect(stage, console);
        PAGES.forEach((path, name) -> look(stage, console, List.of(path), "console"));
    }

    private static void setUp(Stage stage, Console console) throws IOException, InterruptedException {
        Page page = console.page();
        page.navigate(stage.platform().setupLink());
        console.titled("First start");
        assertFalse(page.url().contains("#"), "The link's secret leaves the address");
        Axe.check(page, "first start");
        stage.gallery().everywhere(page, "first-start");
        console.fill("Company name", "Kestrel Coffee Europe");
        console.fill("First name", "Ada");
        console.fill("Last name", "Example");
        page.locator("#administrator-mail").fill("ada@example.org");
        page.getByLabel("Later").check();
        console.press("Set up and connect my phone");
        EnrolPanel panel = new EnrolPanel(page.locator("keyri-enrol")).awaitsScan();
        Axe.check(page, "first start, phone");
        stage.gallery().everywhere(page, "first-start-connect");
        console.phone().open(panel.link()).acceptInvitation();
        panel.type(console.phone().confirmationCode());
        console.phone().awaits("enrolled");
        assertThat(page.locator("#done")).isVisible();
        stage.gallery().everywhere(page, "first-start-done");
        console.follow("Sign in");
    }

    /** Returns the mail address of the owner who is invited. */
    private static String makeOrganization(Stage stage, Console console) {
        console.open("/console/organizations");
        console.follow("New organization");
        console.press("Make it and invite the owner");
        assertThat(console.page().locator("#name-message")).not().isEmpty();
        console.page().locator("#name").fill("Bakers & Sons");
        console.page().locator("#owner").fill("not an address");
        console.press("Make it and invite the owner");
        assertThat(console.page().locator("#owner-message")).hasText("That isn’t a mail address.");
        assertThat(console.page().locator("#owner")).hasAttribute("aria-invalid", "true");
        Axe.check(console.page(), "new organization with mistakes");
        stage.gallery().everywhere(console.page(), "console-organizations-new-mistakes");
        console.page().locator("#owner").fill("owner@bakers.example");
        console.press("Make it and invite the owner");
        console.says("The organization is made");
        String id = console.page().locator(".notice code").innerText();
        console.search(id);
        console.titled("Organizations");
        assertEquals(
                console.url() + "/console/organizations?id=" + id,
                console.page().url());
        assertThat(console.page().locator("tbody tr")).hasCount(1);
        console.says("Bakers & Sons");
        return "ada@example.org";
    }

    private static void find(Console console, String mail) {
        console.search("nobody@example.org");
        console.says("Nothing that you may see has exactly this id or mail address.");
        console.search(mail);
        console.titled("Account");
        assertFalse(console.page().url().contains("@"), "A mail address has no place in an address");
        console.open("/console/accounts");
        console.page().locator("#mail").fill("nobody@example.org");
        console.page().locator("#find").click();
        assertThat(console.page().locator("#mail-message")).hasText("No account has exactly this mail address.");
        console.open("/console/accounts?state=DISABLED");
        console.says("No account fits");
    }

    private static void inviteToTheStaff(Stage stage, Console console) {
        console.open("/console/staff");
        console.follow("Invite somebody");
        console.page().locator("#mail").fill("grace@example.org");
        console.page().locator("#role").selectOption("ADMINISTRATOR");
        console.press("Invite");
        assertThat(console.page().locator("dialog#page-approval")).isVisible();
        new SignInWidget(console.page().locator("dialog#page-approval keyri-sign-in")).awaitsScan();
        Axe.check(console.page(), "approval");
        stage.gallery().inWindow(console.page(), "console-approval", () -> {});
        console.approve("Invite grace@example.org to the staff as administrator");
        console.says("The invitation is on its way.");
        console.follow("Back to the staff");
        console.says("grace@example.org");
        Axe.check(console.page(), "staff with an invitation");
        stage.gallery().everywhere(console.page(), "console-staff-invited");
        console.press("Withdraw");
        Locator dialog = console.page()
                .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Withdraw this invitation?"));
        Axe.check(console.page(), "withdraw");
        stage.gallery().inWindow(console.page(), "console-withdraw", () -> {});
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        console.says("The invitation is withdrawn");
        assertThat(console.page().locator("main")).not().containsText("grace@example.org");
        inviteTheOffice(console);
    }

    /** The second administrator, who does what later journeys want of the staff. */
    private static void inviteTheOffice(Console console) {
        console.open("/console/staff/invite");
        console.page().locator("#mail").fill(Office.MAIL);
        console.page().locator("#role").selectOption("ADMINISTRATOR");
        console.press("Invite");
        console.approve("Invite " + Office.MAIL + " to the staff as administrator");
        console.says("The invitation is on its way.");
        new Office(console.keyri()).found("Brewers of Example", "brewer@example.org");
        console.open("/console/index");
        assertThat(console.page().locator("main")).not().containsText("There is no second administrator");
    }

    /** Of a customer's users, by the staff's decision; and lets them go on. */
    private static void stopSignIns(Stage stage, Console console) {
        for (String page : List.of("orders", "orders/erasures", "usage", "revenue")) {
            look(stage, console.open("/console/" + page), page.replace('/', '-'));
        }
        console.open("/console/subscriptions");
        look(stage, console, "subscriptions");
        console.follow("Bakers & Sons");
        console.titled("Bakers & Sons");
        look(stage, console, "customer-of-plans");
        console.page().locator("#reason").fill("Asked by the court");
        confirm(console, "Stop all sign-ins");
        console.approve("Stop all sign-ins of Bakers & Sons");
        console.says("The sign-ins are stopped.");
        console.says("because: Asked by the court");
        look(stage, console, "customer-cut-off");
        confirm(console, "Let sign-ins go on");
        console.approve("Let the sign-ins of Bakers & Sons");
        console.says("The sign-ins go on.");
    }

    private static void look(Stage stage, Console console, String picture) {
        Axe.check(console.page(), picture);
        stage.gallery().everywhere(console.page(), "console-" + picture);
    }

    private static void confirm(Console console, String button) {
        console.press(button);
        console.page()
                .locator("dialog[open]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Nobody disables their own account: the page says so in words. */
    private static void disableAndEnable(Stage stage, Console console) {
        console.search("ada@example.org");
        Axe.check(console.page(), "account");
        stage.gallery().everywhere(console.page(), "console-account");
        console.press("Disable the account");
        Locator dialog =
                console.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Disable this account?"));
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disable the account"))
                .click();
        console.says("Nobody disables their own account: ask another administrator.");
        console.follow("Its roles in the staff");
        console.titled("Ada Example");
        Axe.check(console.page(), "member of the staff");
        stage.gallery().everywhere(console.page(), "console-staff-member");
        console.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take the role administrator"))
                .click();
        console.says("Nobody changes their own roles: ask another administrator.");
    }

    /** A second browser of the same person dies when its session is ended. */
    private static void endASession(Stage stage, Console console) {
        Console other = new Console(stage.browser(), console.keyri(), console.phone());
        other.open("/console/index").signIn();
        console.open("/console/sessions");
        int rows = console.page().locator("tbody tr").count();
        assertTrue(rows >= 2, "both browsers are listed");
        console.page()
                .locator("tbody tr")
                .first()
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        Axe.check(console.page(), "end a session");
        stage.gallery().inWindow(console.page(), "console-end-session", () -> {});
        console.page().locator("dialog[open] input[type=submit]").click();
        console.says("The session has ended.");
        assertThat(console.page().locator("tbody tr")).hasCount(rows - 1);
        other.open("/console/index");
        other.page().waitForURL(console.url() + "/sign-in?to=**");
    }

    private static void look(Stage stage, Console console, List<String> paths, String kind) {
        for (String path : paths) {
            console.open(path);
            assertThat(console.page().locator("h1")).isVisible();
            assertEquals(
                    true,
                    console.page().evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    path + " is wider than its window");
            String name = kind.equals("before") ? kind + path.replace('/', '-') : "console-" + PAGES.get(path);
            Axe.check(console.page(), path);
            stage.gallery().everywhere(console.page(), name);
        }
    }
}
