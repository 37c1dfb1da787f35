package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.keyri.test.stripe.StripeKeys;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeOwner;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/** The security officer connects the installation with Stripe: with keys of the wrong kinds first. */
final class BillingOffice {
    private static final String PAGE = "/console/billing";
    private static final int TRIES = 60;

    private static final Map<String, Level> RIGHTS = Map.of(
            "subscription", Level.WRITE,
            "billing_meter_event", Level.WRITE,
            "billing_meter", Level.READ,
            "plan", Level.READ,
            "product", Level.READ,
            "invoice", Level.READ,
            "customer", Level.READ,
            "event", Level.READ);

    private BillingOffice() {}

    static void connect(Stage stage, Console console) {
        StripeKeys keys = stage.platform().stripe().keys();
        Page page = console.open(PAGE).page();
        console.titled("Billing");
        console.says("No key yet");
        stage.look(page, "console-billing-empty");
        enter(console, keys.unrestricted());
        assertThat(page.locator("#key-message")).containsText("unrestricted");
        assertThat(page.locator("#key")).hasValue("");
        stage.look(page, "console-billing-mistake");

        Map<String, Level> tooMuch = new HashMap<>(RIGHTS);
        tooMuch.put("refund", Level.WRITE);
        enter(console, keys.restricted(tooMuch));
        console.approve("in test mode");
        awaits(console, "rak_refund_read");
        console.says("Take away at Stripe");
        stage.look(page, "console-billing-refused");

        enter(console, keys.restricted(RIGHTS));
        console.approve("in test mode");
        awaits(console, "Good");
        page.locator("#kind").selectOption("THIN");
        page.locator("#signing").fill("whsec_0123456789abcdef");
        console.press("Trust this secret");
        console.approve("Trust Stripe");
        console.says("Thin: a secret is known");
        readsEvents(stage, console);
        stage.look(page, "console-billing");
    }

    /** What happens there is here after a while. */
    private static void readsEvents(Stage stage, Console console) {
        new StripeOwner(stage.platform().stripe()).makeProduct("Growth");
        awaits(console, "Nothing goes by this type.");
        console.says("product.created");
    }

    private static void enter(Console console, String key) {
        console.page().locator("#key").fill(key);
        console.press("Use this key");
    }

    private static void awaits(Console console, String text) {
        for (int i = 0; i < TRIES; i++) {
            console.open(PAGE);
            if (console.page().locator("main").innerText().contains(text)) {
                return;
            }
            console.page().waitForTimeout(500);
        }
        console.says(text);
    }
}
