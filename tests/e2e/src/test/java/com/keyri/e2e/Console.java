package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.keyri.test.Keyri;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Keyri's own pages in a browser, and the phone that approves what happens there. */
record Console(Page page, Keyri keyri, Phone phone) {
    private static final Pattern FOUND = Pattern.compile("number|scanned");

    /** The platform's address. */
    String url() {
        return keyri.publicUrl();
    }

    /** Opens a page of it. */
    Console open(String path) {
        page.navigate(url() + path);
        return this;
    }

    void titled(String title) {
        assertThat(page.locator("h1")).hasText(title);
    }

    void says(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /** Looks for something in the search box that every page has. */
    void search(String text) {
        page.getByLabel("Exact id or mail address").fill(text);
        press("Find");
    }

    /** Signs in on the page that is open. */
    void signIn() {
        approve(page.locator("main keyri-sign-in"));
        page.waitForURL(url() + "/console/index");
    }

    /** Approves with the phone what the page's dialog asks for. */
    void approve(String text) {
        Locator dialog = page.locator("dialog#page-approval");
        assertThat(dialog).containsText(text);
        approve(dialog.locator("keyri-sign-in"));
        assertThat(dialog).hasCount(0);
    }

    private void approve(Locator element) {
        SignInWidget widget = new SignInWidget(element).awaitsScan();
        phone.open(widget.link()).awaits("sheet");
        assertThat(element).hasAttribute("state", FOUND);
        if ("number".equals(element.getAttribute("state"))) {
            widget.type(phone.number());
        }
        Locator end = phone.page().locator(".end"); // A text that is longer than the screen has to be seen to its end.
        if (end.count() > 0) {
            end.scrollIntoViewIfNeeded();
        }
        assertThat(phone.part("approve")).isEnabled();
        phone.press("approve");
    }
}
