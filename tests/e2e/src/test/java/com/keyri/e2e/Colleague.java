package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/**
 * A person with an account of Keyri's own, in the portal.
 *
 * @param page their browser
 * @param phone their connected phone
 */
record Colleague(Stage stage, Page page, Phone phone) {
    private static final Pattern FOUND = Pattern.compile("number|scanned");

    /** Accepts the invitation behind a link with a new account and a new phone, and signs in. */
    static Colleague join(Stage stage, String link, String firstName) {
        Page page = stage.browser();
        page.navigate(link);
        page.locator("#first").fill(firstName);
        page.locator("#last").fill("Example");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept and connect my phone"))
                .click();
        return connect(stage, page);
    }

    /** Connects a new phone with the code that the page shows, and signs in. */
    static Colleague connect(Stage stage, Page page) {
        EnrolPanel panel = new EnrolPanel(page.locator("#enrol-place keyri-enrol")).awaitsScan();
        Phone phone = stage.phone();
        phone.open(panel.link()).acceptInvitation();
        panel.type(phone.confirmationCode());
        phone.awaits("enrolled");
        assertThat(page.locator("#done")).isVisible();
        Colleague colleague = new Colleague(stage, page, phone);
        colleague.signIn(page);
        return colleague;
    }

    /** Signs in with that browser. */
    void signIn(Page browser) {
        browser.navigate(stage.platform().url() + "/sign-in");
        approve(browser.locator("keyri-sign-in"));
        browser.waitForURL("**/portal/index");
    }

    /** Opens a page of the portal. */
    Page open(String path) {
        page.navigate(stage.platform().url() + "/portal/" + path);
        return page;
    }

    /** Approves what the page's dialog asks for. */
    void approve() {
        approve(page.locator("#page-approval keyri-sign-in"));
        assertThat(page.locator("#page-approval")).hasCount(0);
    }

    void approve(Locator element) {
        SignInWidget widget = new SignInWidget(element).awaitsScan();
        phone.scan(widget.qrPicture()).awaits("sheet");
        assertThat(element).hasAttribute("state", FOUND);
        if ("number".equals(element.getAttribute("state"))) {
            widget.type(phone.number());
        }
        Locator end = phone.page().locator(".end");
        if (end.count() > 0) {
            end.scrollIntoViewIfNeeded();
        }
        assertThat(phone.part("approve")).isEnabled();
        phone.press("approve");
        phone.awaits("approved");
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Presses a button, and in the dialog that asks whether it's meant, the one of the same name. */
    void pressAndConfirm(Locator button) {
        String name = button.innerText();
        button.click();
        page.locator("dialog[open]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** What the page says at its top. */
    void isTold(String words) {
        assertThat(page.locator(".messages")).containsText(words);
    }
}
