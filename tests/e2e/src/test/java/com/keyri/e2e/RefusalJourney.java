package com.keyri.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-ins that the person, the server or the browser turns down. */
@OnStage
final class RefusalJourney {
    @Test
    void shouldSignNobodyInWhenThePhoneDeclines(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String declined = widget.signInId();
        ada.phone().scan(widget.qrPicture()).awaits("sheet").press("decline");
        ada.phone().awaits("declined");
        widget.awaits("declined");
        stage.gallery().everywhere(ada.desk().page(), "shop-front-declined");
        stage.gallery().inHand(ada.phone().page(), "phone-declined");
        assertDeclined(stage, ada, declined, "CHANGED_MY_MIND");

        widget.button("Start again").click();
        String disowned = widget.awaitsScan().signInId();
        ada.phone().press("home");
        ada.phone().scan(widget.qrPicture()).awaits("sheet").press("not-me");
        ada.phone().awaits("declined").says("Declined: good that you looked");
        widget.awaits("declined");
        stage.gallery().inHand(ada.phone().page(), "phone-not-me");
        assertDeclined(stage, ada, disowned, "NOT_ME");
    }

    @Test
    void shouldDeclineWhenTheNumberIsWrongThreeTimes(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        ada.phone().scan(widget.qrPicture()).awaits("sheet");
        String wrong = EnrolJourney.other(ada.phone().number());
        widget.awaits("number").type(wrong);
        widget.says("That isn’t the number on your phone. You have 2 more tries.");
        stage.gallery().everywhere(ada.desk().page(), "shop-front-wrong-number");
        widget.type(wrong);
        widget.says("You have one more try.");
        widget.type(wrong);
        widget.awaits("declined").says("Too many wrong numbers");
        ada.phone().awaits("number-failed");
        stage.gallery().everywhere(ada.desk().page(), "shop-front-declined-number");
        stage.gallery().inHand(ada.phone().page(), "phone-number-failed");
        Map<String, Object> row = stage.ledger().signIn(signIn);
        assertEquals("DECLINED", row.get("state"));
        assertEquals(3, row.get("number_tries"));
        assertEquals(401, ada.desk().customer().get("status"));
    }

    @Test
    void shouldTellThePhoneWhenTheBrowserCancels(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        ada.phone().scan(widget.qrPicture()).awaits("sheet");
        widget.awaits("number").button("Cancel").click();
        widget.awaits("cancelled");
        ada.phone().awaits("cancelled");
        stage.gallery().everywhere(ada.desk().page(), "shop-front-cancelled");
        stage.gallery().inHand(ada.phone().page(), "phone-cancelled");
        assertEquals("CANCELLED", stage.ledger().signIn(signIn).get("state"));
    }

    @Test
    void shouldApproveNothingWhenThePersonFailsTheFingerprint(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        ada.phone().scan(widget.qrPicture()).awaits("sheet");
        widget.awaits("number").type(ada.phone().number());
        widget.awaits("scanned");
        ada.phone().verifies(false);
        ada.phone().press("approve");
        ada.phone().awaits("sheet");
        assertEquals("CLAIMED", stage.ledger().signIn(signIn).get("state"));
        ada.phone().verifies(true);
        PlaywrightAssertions.assertThat(ada.phone().part("approve")).isEnabled();
        ada.phone().press("approve");
        ada.desk().awaitAccount();
        assertEquals("REDEEMED", stage.ledger().signIn(signIn).get("state"));
    }

    private static void assertDeclined(Stage stage, Customer ada, String signIn, String reason) {
        Map<String, Object> row = stage.ledger().signIn(signIn);
        assertEquals("DECLINED", row.get("state"));
        assertEquals(reason, row.get("decline_reason"));
        List<String> audit = stage.ledger().audit(signIn);
        assertTrue(audit.contains("sign-in.declined " + reason), audit::toString);
        assertEquals(401, ada.desk().customer().get("status"), "Nobody is signed in");
    }
}
