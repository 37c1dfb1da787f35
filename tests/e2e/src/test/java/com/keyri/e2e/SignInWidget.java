package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** {@code <keyri-sign-in>} as a person meets it. */
record SignInWidget(Locator root) {
    /** Waits until it is in this state. */
    SignInWidget awaits(String state) {
        assertThat(root).hasAttribute("state", state);
        return this;
    }

    /** Waits until its QR code can be scanned. */
    SignInWidget awaitsScan() {
        awaits("waiting");
        assertThat(root.locator(".qr.drawn")).isVisible();
        assertThat(root.locator(".veil")).isHidden();
        return this;
    }

    /** The QR code as it is on the screen. */
    byte[] qrPicture() {
        return root.locator(".tile").screenshot();
    }

    /** Where the code leads. */
    String link() {
        return link("Can’t scan? Open the authenticator on this device").getAttribute("href");
    }

    /** The id of the sign-in in the code. */
    String signInId() {
        return signInIdOf(link());
    }

    static String signInIdOf(String link) {
        return link.substring(link.indexOf('#') + 1).split("\\.", -1)[1];
    }

    /** The field for the number from the phone. */
    Locator number() {
        return root.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Six-digit number"));
    }

    /** Types a number and sends it with the Enter key. */
    void type(String digits) {
        number().fill(digits);
        number().press("Enter");
    }

    Locator button(String name) {
        return root.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return root.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    void says(String text) {
        assertThat(root).containsText(text);
    }
}
