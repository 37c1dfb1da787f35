package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.stripe.StripeKeys;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the staff do with the catalogue. */
@OnStage
final class PlansJourney {
    @Test
    void shouldMakeAPlanAddAVersionPreviewItAndPublishItWithTwoPeople(Stage stage) throws IOException {
        new Office(stage.platform().keyri()).connect(stage.platform().stripe());
        Console first = join(stage, "Bill");
        first.open("/console/plans");
        first.titled("Plans");
        stage.look(first.page(), "console-plans-before");
        first.follow("New plan");
        first.press("Create");
        assertThat(first.page().locator("#name-message")).containsText("Please fill this in");
        stage.look(first.page(), "console-plan-new");
        first.page().locator("#name").fill("Roaster");
        first.page().locator("#description").fill("For shops with one site");
        first.press("Create");
        first.titled("New version of Roaster");

        typeTerms(stage, first);
        first.press("Preview");
        first.says("No subscriptions: nobody has this plan.");
        String file = download(first, "Preview as CSV");
        assertEquals("customer_id,customer,version,now,then,difference\r\n", file);
        first.press("Add the version");
        first.approve(
                "Add version 1 to the plan Roaster: 49.00 EUR a month; sign-ins: 1000 included, then 0.004 EUR each;"
                        + " active users: all by the last one’s tier, up to 100 0.10 EUR, beyond 0.05 EUR");
        first.says("Version 1 is added.");
        stage.look(first.page(), "console-version-added");
        first.follow("Go on to the version");
        first.titled("Roaster, version 1");
        String address = first.page().url().substring(first.url().length());

        first.press("Ask for the publication");
        first.approve("Ask for the publication of version 1 of the plan Roaster at Stripe");
        first.says("somebody else has to confirm it");
        stage.look(first.page(), "console-version-asked");
        publish(stage, join(stage, "Sue"), address);

        first.open("/console/plans");
        stage.look(first.page(), "console-plans");
        assertTrue(
                download(first, "All versions as CSV").contains("Roaster,OFFERED,1,plv_"), "the catalogue as a file");
        withdraw(stage, first);
    }

    private static void typeTerms(Stage stage, Console console) {
        Page page = console.page();
        page.locator("#currency").fill("eur");
        page.locator("#flatFee").fill("49,00");
        field(page, "charges:0:model").selectOption("PER_UNIT");
        field(page, "charges:0:included").fill("1000");
        field(page, "charges:0:unitPrice").fill("0.004");
        assertThat(field(page, "charges:0:packageSize")).isHidden();
        field(page, "charges:1:model").selectOption("VOLUME");
        field(page, "charges:1:tiers:0:upTo").fill("100");
        field(page, "charges:1:tiers:0:unitPrice").fill("0.10");
        field(page, "charges:1:tiers:1:upTo").fill("50");
        field(page, "charges:1:tiers:1:unitPrice").fill("-1");
        console.press("Add the version");
        assertThat(field(page, "charges:1:tiers:1:unitPrice-message")).containsText("Must be from 0 to 1000000");
        assertThat(field(page, "charges:1:tiers:1:upTo-message")).containsText("Must be empty in the last tier");
        stage.look(page, "console-version-refused");
        field(page, "charges:1:tiers:1:upTo").fill("");
        field(page, "charges:1:tiers:1:unitPrice").fill("0.05");
        page.getByLabel("Another tier for active users").click();
        assertThat(field(page, "charges:1:tiers:3:upTo")).isVisible();
        assertThat(field(page, "charges:1:tiers:1:unitPrice")).hasValue("0.05");
        page.locator("#who").selectOption("NAMED");
        console.press("Add the version");
        assertThat(page.locator("#customers-message")).containsText("Goes with named customers");
        page.locator("#who").selectOption("EVERYBODY");
    }

    private static void publish(Stage stage, Console second, String address) {
        second.open(address);
        second.page().locator("#key").fill("sk_test_" + "51Unrestricted000000");
        second.press("Confirm and publish");
        assertThat(second.page().locator("#key-message")).containsText("Must be a restricted key");
        stage.look(second.page(), "console-version-publish");
        String key = stage.platform()
                .stripe()
                .keys()
                .restricted(Map.of(
                        "plan", StripeKeys.Level.WRITE,
                        "product", StripeKeys.Level.WRITE,
                        "billing_meter", StripeKeys.Level.WRITE));
        second.page().locator("#key").fill(key);
        second.press("Confirm and publish");
        second.approve("Publish version 1 of the plan Roaster at Stripe");
        second.says("The version is published at Stripe.");
        assertThat(second.page().locator(".facts")).containsText("prod_");
        stage.look(second.page(), "console-version-published");
        List<String> paths = stage.platform().stripe().calls().stream()
                .filter(call -> call.secret().equals(key))
                .map(call -> call.method() + " " + call.path())
                .filter(call -> call.startsWith("POST /v1/p"))
                .toList();
        assertEquals(List.of("POST /v1/products", "POST /v1/prices", "POST /v1/prices", "POST /v1/prices"), paths);
    }

    private static void withdraw(Stage stage, Console console) {
        console.follow("Roaster");
        console.titled("Roaster");
        stage.look(console.page(), "console-plan");
        console.press("Withdraw the plan");
        console.page()
                .locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw the plan"))
                .click();
        console.approve("Withdraw the plan Roaster");
        console.says("The plan is withdrawn.");
        console.says("Withdrawn");
    }

    private static String download(Console console, String button) throws IOException {
        Download file = console.page().waitForDownload(() -> console.press(button));
        return Files.readString(file.path());
    }

    private static Locator field(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    /** Somebody of the staff who looks after bills, with a phone of their own. */
    private static Console join(Stage stage, String firstName) {
        Page page = stage.browser();
        page.navigate(new Office(stage.platform().keyri()).hire(Office.newAddress(), "BILLING"));
        page.locator("#first").fill(firstName);
        page.locator("#last").fill("Example");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept and connect my phone"))
                .click();
        EnrolPanel panel = new EnrolPanel(page.locator("#enrol-place keyri-enrol")).awaitsScan();
        Phone phone = stage.phone();
        phone.open(panel.link()).acceptInvitation();
        panel.type(phone.confirmationCode());
        phone.awaits("enrolled");
        assertThat(page.locator("#done")).isVisible();
        Console console = new Console(page, stage.platform().keyri(), phone);
        console.open("/sign-in").signIn();
        return console;
    }
}
