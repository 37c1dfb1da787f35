package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second phone: connected with the first one's approval, and removed again by it. */
@OnStage
final class SecondPhoneJourney {
    @Test
    void shouldWorkWithTheFirstPhonesApprovalAndNoMoreAfterItsRemoval(Stage stage) {
        Customer ada = stage.customer();
        Phone second = connect(stage, ada);
        approveOnFirst(stage, ada);
        second.awaits("enrolled").press("home");
        assertEquals(List.of("ACTIVE", "ACTIVE"), states(stage, ada));

        Customer withSecond = new Customer(ada.desk(), second, ada.name());
        ada.desk().signOut();
        String signIn = withSecond.signIn();
        Object device = stage.ledger().devices(ada.name()).get(1).get("id");
        assertEquals(device, stage.ledger().signIn(signIn).get("device_id"), "The second phone signed in");

        removeOnFirst(stage, ada, Ledger.text("dev", device));
        assertEquals(List.of("ACTIVE", "REVOKED"), states(stage, ada));
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String refused = widget.signInId();
        second.open().scan(widget.qrPicture()).awaits("trouble");
        stage.gallery().inHand(second.page(), "phone-removed-scan");
        assertEquals("PENDING", stage.ledger().signIn(refused).get("state"), "The page learns nothing of the try");
        widget.awaits("waiting");
        List<String> audit = stage.ledger().audit(refused);
        assertTrue(audit.stream().anyMatch(said -> said.startsWith("sign-in.claimed REFUSED")), audit::toString);

        second.open();
        second.page().locator("#accounts button").click();
        second.awaits("gone");
        stage.gallery().inHand(second.page(), "phone-removed");
        second.press("forget");
        second.awaits("home");
        assertThat(second.part("accounts")).isHidden();
    }

    /** Up to the code; from then on the new phone waits for the first one. */
    private static Phone connect(Stage stage, Customer ada) {
        Phone second = stage.phone();
        EnrolPanel panel = ada.desk().connectAnotherPhone().awaitsScan();
        second.open(panel.link()).awaits("invitation");
        assertThat(second.part("needs-other")).isVisible();
        second.part("device-name").fill("Old phone");
        second.press("create");
        panel.type(second.confirmationCode());
        panel.awaits("ended").says("One more approval");
        second.awaits("awaiting-approval");
        stage.gallery().everywhere(ada.desk().page(), "shop-second-phone-waits");
        stage.gallery().inHand(second.page(), "phone-awaiting-approval");
        assertEquals(List.of("ACTIVE", "AWAITING_APPROVAL"), states(stage, ada));
        return second;
    }

    private static void approveOnFirst(Stage stage, Customer ada) {
        Phone first = openAccount(ada);
        assertThat(first.part("waiting-device")).containsText("Old phone");
        stage.gallery().inHand(first.page(), "phone-account-waiting-device");
        first.press("approve-device");
        assertThat(first.part("message")).isVisible();
        stage.gallery().everywhere(first.page(), "phone-account");
    }

    private static void removeOnFirst(Stage stage, Customer ada, String device) {
        Phone first = openAccount(ada);
        Locator row = first.page().locator("#devices [data-device='" + device + "']");
        row.locator("[data-action=revoke]").click();
        stage.gallery().inHand(first.page(), "phone-account-remove");
        first.press("dialog-yes");
        assertThat(first.page().locator("#devices [data-device]")).hasCount(1);
    }

    private static Phone openAccount(Customer ada) {
        ada.phone().open();
        ada.phone().page().locator("#accounts button").click();
        return ada.phone().awaits("account");
    }

    private static List<Object> states(Stage stage, Customer ada) {
        return stage.ledger().devices(ada.name()).stream()
                .map(device -> device.get("state"))
                .toList();
    }
}
