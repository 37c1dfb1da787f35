package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** {@code <keyri-enrol>} as a person meets it. */
record EnrolPanel(Locator root) {
    EnrolPanel awaits(String state) {
        assertThat(root).hasAttribute("state", state);
        return this;
    }

    /** Waits until its QR code can be scanned. */
    EnrolPanel awaitsScan() {
        awaits("open");
        assertThat(root.locator(".qr.drawn")).isVisible();
        return this;
    }

    /** The link in the QR code, as a phone's own camera would open it. */
    String link() {
        return root.getByRole(AriaRole.LINK).getAttribute("href");
    }

    Locator code() {
        return root.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Confirmation code"));
    }

    /** Types the code from the phone. */
    void type(String digits) {
        code().fill(digits);
        code().press("Enter");
    }

    void says(String text) {
        assertThat(root).containsText(text);
    }
}
