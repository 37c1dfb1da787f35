package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The whole way without a mouse, and what assistive technology is told. */
@OnStage
final class AccessibilityJourney {
    private static final int MOST_TABS = 40;

    @Test
    void shouldSignInWithTheKeyboardAlone(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        Page page = ada.desk().page();
        Locator open = widget.root().locator("a.open");
        tabTo(page, open);
        Phone phone = ada.phone().open(open.getAttribute("href")).awaits("sheet");
        assertThat(phone.page().locator("#title")).isFocused();
        widget.awaits("number");
        assertThat(widget.number()).isFocused();
        page.keyboard().type(phone.number());
        page.keyboard().press("Enter");
        widget.awaits("scanned");
        assertThat(phone.part("approve")).isEnabled();
        tabTo(phone.page(), phone.part("decline"));
        tabTo(phone.page(), phone.part("approve"));
        phone.page().keyboard().press("Enter");
        ada.desk().awaitAccount();
        phone.awaits("approved");
        assertEquals(200, ada.desk().customer().get("status"));
    }

    @Test
    void shouldTellAssistiveTechnologyWhatIsThere(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        assertThat(widget.root()).matchesAriaSnapshot("""
                        - group "Sign in with your phone":
                          - heading "Sign in with your phone" [level=2]
                          - img "QR code to scan with your phone"
                          - paragraph: Scan this code with your phone’s camera
                          - timer: /This code works for another \\d:\\d\\d/
                          - link "Can’t scan? Open the authenticator on this device"
                          - status: Scan this code with your phone’s camera
                        """);
        Phone phone = ada.phone().scan(widget.qrPicture()).awaits("sheet");
        assertThat(phone.page().locator("main")).matchesAriaSnapshot("""
                        - main "Sign in to Kestrel Coffee?":
                          - heading "Sign in to Kestrel Coffee?" [level=1]
                          - button "Decline"
                          - button "Approve" [disabled]
                          - button "I didn’t start this"
                        """);
        widget.awaits("number");
        assertThat(widget.root()).matchesAriaSnapshot("""
                        - group "Sign in with your phone":
                          - textbox "Six-digit number"
                          - button "Continue" [disabled]
                          - button "Cancel"
                        """);
        widget.type(EnrolJourney.other(phone.number()));
        assertThat(widget.root().locator("[role=alert]")).containsText("That isn’t the number on your phone.");
        assertThat(widget.number()).hasAttribute("aria-invalid", "true");
    }

    @Test
    void shouldHaveNoSeriousViolations(Stage stage) {
        Desk desk = stage.desk();
        Phone phone = stage.phone();
        desk.front().awaitsScan();
        Axe.check(desk.page(), "front page");
        EnrolPanel panel = desk.createAccount().awaitsScan();
        Axe.check(desk.page(), "first phone");
        phone.open(panel.link()).awaits("invitation");
        Axe.check(phone.page(), "invitation");
        phone.press("create");
        String code = phone.confirmationCode();
        Axe.check(phone.page(), "confirmation code");
        panel.type(code);
        phone.awaits("enrolled").press("home");
        Axe.check(phone.page(), "home");
        assertThat(desk.page().locator("#order")).isVisible();
        Axe.check(desk.page(), "account");
        desk.press("Pay 24.90 €");
        SignInWidget widget = desk.payment().awaitsScan();
        Axe.check(desk.page(), "payment");
        phone.scan(widget.qrPicture()).awaits("sheet");
        Axe.check(phone.page(), "sheet of a payment");
        widget.awaits("number");
        Axe.check(desk.page(), "number");
        phone.press("decline");
        widget.awaits("declined");
        Axe.check(desk.page(), "declined");
        Axe.check(phone.page(), "declined on the phone");
        phone.open().page().locator("#accounts button").click();
        phone.awaits("account");
        Axe.check(phone.page(), "account on the phone");
    }

    /** Presses Tab until this has the focus, and asks that the focus can be seen there. */
    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < MOST_TABS && !hasFocus(wanted); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
        Object outline = wanted.evaluate("(node) => getComputedStyle(node).outlineStyle");
        assertTrue(!"none".equals(outline), "The focus can't be seen");
    }

    private static boolean hasFocus(Locator wanted) {
        return Boolean.TRUE.equals(wanted.evaluate("(node) => node.getRootNode().activeElement === node"));
    }
}
