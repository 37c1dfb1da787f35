package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "This wasn't me": the phone ends what was begun in its name. */
@OnStage
final class DisavowalJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldEndTheShopsSessionAndForgetTheBrowserWhenItWasNotThem(Stage stage) throws InterruptedException {
        Customer ada = stage.customer();
        ada.desk().signOut();
        String signIn = ada.signIn();
        Phone phone = ada.phone();
        phone.part("recognise").click();
        phone.awaits("recognised").press("home");
        assertEquals(200, ada.desk().customer().get("status"));

        phone.page().locator("#accounts button").click();
        phone.awaits("account");
        stage.gallery().everywhere(phone.page(), "phone-account-sign-ins");
        phone.page()
                .locator("[data-sign-in='" + signIn + "'] [data-action=disavow]")
                .click();
        stage.gallery().inHand(phone.page(), "phone-account-disavow");
        phone.press("dialog-yes");
        assertThat(phone.part("message")).hasText("The session is ended, the browser forgotten, and the site is told.");

        assertEquals("DISAVOWED", stage.ledger().signIn(signIn).get("end_reason"));
        assertEquals(List.of(), stage.ledger().knownBrowsers(ada.name()));
        awaitEndOfSession(ada.desk());
        ada.desk().page().reload();
        assertThat(ada.desk().signIn().root()).isVisible();
        List<String> audit = stage.ledger().audit(signIn);
        assertTrue(audit.stream().anyMatch(said -> said.startsWith("sign-in.ended")), audit::toString);
    }

    /** The shop is told by a call of Keyri's own (OpenID Connect Back-Channel Logout), a moment later. */
    private static void awaitEndOfSession(Desk desk) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Integer.valueOf(401).equals(desk.customer().get("status"))) {
            assertTrue(System.nanoTime() < deadline, "The shop's session lives on");
            Thread.sleep(200);
        }
    }
}
