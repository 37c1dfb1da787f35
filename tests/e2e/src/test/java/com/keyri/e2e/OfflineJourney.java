package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Connections that break in the middle. */
@OnStage
final class OfflineJourney {
    @Test
    void shouldSaySoAndGoOnWhenThePhoneWasOffline(Stage stage) {
        stage.faults().expectBrokenConnections();
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        Phone phone = ada.phone().scan(widget.qrPicture()).awaits("sheet");
        widget.awaits("number").type(phone.number());
        widget.awaits("scanned");
        assertThat(phone.part("approve")).isEnabled();

        phone.context().setOffline(true);
        phone.press("approve");
        phone.awaits("trouble").says("Your phone is offline");
        phone.says("Nothing was approved.");
        stage.gallery().inHand(phone.page(), "phone-offline");
        assertEquals("CLAIMED", stage.ledger().signIn(signIn).get("state"));

        phone.context().setOffline(false);
        phone.press("again");
        phone.awaits("sheet");
        assertThat(phone.part("approve")).isEnabled();
        phone.press("approve");
        ada.desk().awaitAccount();
        assertEquals("REDEEMED", stage.ledger().signIn(signIn).get("state"));
    }

    @Test
    void shouldOpenFromItsOwnStoreWhenThePhoneIsOffline(Stage stage) {
        stage.faults().expectBrokenConnections();
        Customer ada = stage.customer();
        Phone phone = ada.phone();
        phone.page().evaluate("navigator.serviceWorker.ready.then(() => undefined)");
        phone.open();
        phone.context().setOffline(true);
        phone.page().reload();
        phone.awaits("home");
        assertThat(phone.page().locator("#accounts button")).containsText(ada.name());
        phone.page().locator("#accounts button").click();
        phone.awaits("trouble").says("Nothing was approved.");
        phone.context().setOffline(false);
        phone.press("again");
        phone.awaits("account");
    }

    @Test
    void shouldCatchUpWhenThePagesLineBroke(Stage stage) {
        stage.faults().expectBrokenConnections();
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        byte[] picture = widget.qrPicture();

        ada.desk().context().setOffline(true);
        assertThat(widget.root().locator(".veil")).isVisible();
        widget.says("Reconnecting…");
        stage.gallery().everywhere(ada.desk().page(), "shop-front-reconnecting");
        ada.phone().scan(picture).awaits("sheet");
        ada.desk().context().setOffline(false);
        widget.awaits("number").type(ada.phone().number());
        widget.awaits("scanned");
        ada.phone().press("approve");
        ada.desk().awaitAccount();
        assertEquals("REDEEMED", stage.ledger().signIn(signIn).get("state"));
    }
}
