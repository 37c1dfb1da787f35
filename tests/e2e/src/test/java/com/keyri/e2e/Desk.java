package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;

/** A browser on a desk with the demo shop in it. */
final class Desk {
    private final BrowserContext context;
    private final Page page;
    private final String shop;

    Desk(BrowserContext context, String shop) {
        this.context = context;
        this.page = context.newPage();
        this.shop = shop;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens the shop's front page, where the widget starts a sign-in by itself. */
    SignInWidget front() {
        page.navigate(shop + "/");
        return signIn();
    }

    /** The widget of the front page. */
    SignInWidget signIn() {
        return new SignInWidget(page.locator("#sign-in keyri-sign-in"));
    }

    /** The widget that asks for a payment's approval. */
    SignInWidget payment() {
        return new SignInWidget(page.locator("#pay-place keyri-sign-in"));
    }

    /** Creates an account on the front page; the panel that connects its first phone opens. */
    EnrolPanel createAccount() {
        front();
        press("Create an account");
        page.waitForURL(shop + "/account");
        return new EnrolPanel(page.locator("#first-place keyri-enrol"));
    }

    /** Asks for another phone on the account page. */
    EnrolPanel connectAnotherPhone() {
        press("Connect another phone");
        return new EnrolPanel(page.locator("#enrol-place keyri-enrol"));
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Signs out; the front page follows. */
    SignInWidget signOut() {
        press("Sign out");
        page.waitForURL(shop + "/");
        return signIn();
    }

    /** Waits for the account page of a customer who is signed in. */
    void awaitAccount() {
        page.waitForURL(shop + "/account");
        assertThat(page.locator("#account")).isVisible();
    }

    /** What the shop's server says about who this browser belongs to; {@code status} 401 is nobody. */
    @SuppressWarnings("unchecked")
    Map<String, Object> customer() {
        return (Map<String, Object>) page.evaluate(
                "fetch('/customer').then(async (answer) => ({ status: answer.status, ...(await answer.json()) }))");
    }

    /** What the phone sent to this page, as the page decrypted it. */
    String payload() {
        return String.valueOf(page.evaluate("sessionStorage.getItem('journey-payload')"));
    }
}
