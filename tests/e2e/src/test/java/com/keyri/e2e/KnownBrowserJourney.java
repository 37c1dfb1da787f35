package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.playwright.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A browser that its user chose to recognise. */
@OnStage
final class KnownBrowserJourney {
    @Test
    void shouldAskForNoNumberWhenTheBrowserWasRecognised(Stage stage) {
        Customer ada = stage.customer();
        ada.desk().signOut();
        ada.signIn();
        Phone phone = ada.phone();
        phone.part("recognise").click();
        phone.awaits("recognised");
        stage.gallery().inHand(phone.page(), "phone-recognised");
        assertEquals(1, stage.ledger().knownBrowsers(ada.name()).size());
        phone.press("home");

        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        phone.scan(widget.qrPicture()).awaits("sheet");
        assertThat(phone.part("number")).isHidden();
        assertThat(phone.part("risk")).isHidden();
        phone.says("You have used this browser before.");
        stage.gallery().inHand(phone.page(), "phone-sheet-known");
        widget.awaits("scanned");
        stage.gallery().everywhere(ada.desk().page(), "shop-front-scanned");
        Request handedOver = ada.desk().page().waitForRequest("**/session", () -> phone.press("approve"));
        ada.desk().awaitAccount();

        assertEquals(ada.name(), ada.desk().customer().get("name"));
        Token token = Token.of(handedOver);
        assertEquals("urn:keyri:acr:known-browser", token.claim("acr"));
        assertEquals("keyri-id+jwt", token.header().get("typ").getAsString());
        Map<String, Object> row = stage.ledger().signIn(signIn);
        assertEquals("REDEEMED", row.get("state"));
        assertEquals("ALLOW", row.get("risk_verdict"));
        assertEquals(true, row.get("browser_known"));
        assertNull(row.get("number_confirmed_at"));
        phone.awaits("approved");
        assertThat(phone.part("recognise")).isHidden();
        stage.gallery().inHand(phone.page(), "phone-approved");
        Waiting.of(Trace.of(ada.desk().page()), Trace.of(phone.page())).print();
    }

    @Test
    void shouldWarnAndAskForTheNumberWhenTheCodeWasOpenedAsALink(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = ada.desk().signOut().awaitsScan();
        String signIn = widget.signInId();
        Phone phone = ada.phone().open(widget.link()).awaits("sheet");
        assertThat(phone.page().locator("[data-reason=OPENED_BY_LINK]")).isVisible();
        stage.gallery().inHand(phone.page(), "phone-sheet-link");
        widget.awaits("number").type(phone.number());
        widget.awaits("scanned");
        phone.press("approve");
        ada.desk().awaitAccount();
        phone.awaits("approved");
        assertThat(phone.part("recognise")).isHidden();
        assertEquals("LINK", stage.ledger().signIn(signIn).get("opened_by"));
        assertEquals("WARN", stage.ledger().signIn(signIn).get("risk_verdict"));
        assertEquals(List.of(), stage.ledger().knownBrowsers(ada.name()));
    }
}
