package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in to the shop with a phone. */
@OnStage
final class SignInJourney {
    @Test
    void shouldSignInWhenTheCodeIsScannedTheNumberTypedAndThePhoneApproves(Stage stage) {
        Customer ada = stage.customer();
        Desk desk = ada.desk();
        Phone phone = ada.phone();
        SignInWidget widget = desk.signOut().awaitsScan();
        String signIn = widget.signInId();
        assertEquals(401.0, ((Number) desk.customer().get("status")).doubleValue());
        stage.gallery().everywhere(desk.page(), "shop-front");

        phone.scan(widget.qrPicture()).awaits("sheet");
        assertThat(phone.part("application")).hasText("Kestrel Coffee");
        assertThat(phone.part("origin")).hasText(stage.platform().shopHost());
        assertThat(phone.part("account")).hasText(ada.name());
        assertThat(phone.part("browser")).containsText("Linux");
        assertThat(phone.page().locator("[data-reason]"))
                .hasText("You have not used this browser with this account yet.");
        assertThat(phone.part("approve")).isDisabled();
        stage.gallery().inHand(phone.page(), "phone-sheet-number");

        widget.awaits("number");
        assertThat(widget.number()).isFocused();
        stage.gallery().everywhere(desk.page(), "shop-front-number");
        widget.type(phone.number());
        widget.awaits("scanned");
        widget.says("The number is right");
        stage.gallery().everywhere(desk.page(), "shop-front-confirmed");
        assertThat(phone.part("approve")).isEnabled();
        stage.gallery().inHand(phone.page(), "phone-sheet-number-matches");
        phone.press("approve");

        desk.awaitAccount();
        phone.awaits("approved");
        stage.gallery().everywhere(desk.page(), "shop-account");
        stage.gallery().inHand(phone.page(), "phone-approved-recognise");
        assertEquals(ada.name(), desk.customer().get("name"), "The shop's server knows who it is");
        JsonObject payload = JsonParser.parseString(desk.payload()).getAsJsonObject();
        assertEquals(ada.name(), payload.get("account").getAsString());
        assertEquals("Pixel 9", payload.get("device").getAsString());
        assertThat(desk.page().locator("#how")).hasText("You signed in with “Pixel 9”.");

        Map<String, Object> row = stage.ledger().signIn(signIn);
        assertEquals("REDEEMED", row.get("state"));
        assertEquals("SCANNER", row.get("opened_by"));
        assertEquals("WARN", row.get("risk_verdict"));
        assertNotNull(row.get("number_confirmed_at"));
        assertEquals(
                List.of(
                        "sign-in.started",
                        "sign-in.claimed",
                        "sign-in.number-entered CONFIRMED",
                        "sign-in.approved",
                        "sign-in.redeemed"),
                stage.ledger().audit(signIn));
    }
}
