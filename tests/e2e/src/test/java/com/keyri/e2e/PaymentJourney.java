package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Paying in the shop: the phone shows and signs exactly the text that the shop's server made. */
@OnStage
final class PaymentJourney {
    @Test
    void shouldPayWhenThePhoneApprovesTheText(Stage stage) {
        Customer ada = stage.customer();
        stage.gallery().everywhere(ada.desk().page(), "shop-account-basket");
        ada.desk().press("Pay 24.90 €");
        SignInWidget widget = ada.desk().payment().awaitsScan();
        widget.says("Approve with your phone");
        stage.gallery().everywhere(ada.desk().page(), "shop-payment");
        String signIn = widget.signInId();
        Map<String, Object> asked = stage.ledger().transactions(ada.name()).get(0);
        String text = String.valueOf(asked.get("text"));
        assertTrue(text.startsWith("Pay 24.90 € to Kestrel Coffee"), text);

        Phone phone = ada.phone().scan(widget.qrPicture()).awaits("sheet");
        assertEquals(text, phone.part("transaction").innerText());
        stage.gallery().inHand(phone.page(), "phone-sheet-payment");
        widget.awaits("number").type(phone.number());
        widget.awaits("scanned");
        phone.page().locator(".end").scrollIntoViewIfNeeded();
        assertThat(phone.part("approve")).isEnabled();
        stage.gallery().inHand(phone.page(), "phone-sheet-payment-read");
        Request handedOver = ada.desk().page().waitForRequest("**/payments/confirmation", () -> phone.press("approve"));
        assertThat(ada.desk().page().locator("#paid")).isVisible();
        widget.awaits("approved");
        phone.awaits("approved");
        assertThat(ada.desk().page().locator("#pay-place > *")).hasCount(0);
        stage.gallery().everywhere(ada.desk().page(), "shop-paid");
        stage.gallery().inHand(phone.page(), "phone-approved-payment");

        assertEquals(true, ada.desk().customer().get("hasPaid"), "The shop's server has accepted the payment");
        Token token = Token.of(handedOver);
        assertEquals(Token.hash(text), token.claim("txh"));
        assertEquals(
                Ledger.text("txn", asked.get("id")),
                token.claims().getAsJsonObject("keyri").get("transactionId").getAsString());
        assertEquals("APPROVED", stage.ledger().transactions(ada.name()).get(0).get("state"));
        assertEquals("REDEEMED", stage.ledger().signIn(signIn).get("state"));
    }

    @Test
    void shouldNotPayWhenThePhoneDeclines(Stage stage) {
        Customer ada = stage.customer();
        ada.desk().press("Pay 24.90 €");
        SignInWidget widget = ada.desk().payment().awaitsScan();
        ada.phone().scan(widget.qrPicture()).awaits("sheet").press("decline");
        widget.awaits("declined");
        stage.gallery().everywhere(ada.desk().page(), "shop-payment-declined");
        assertEquals(false, ada.desk().customer().get("hasPaid"));
        assertEquals(
                List.of("DECLINED"),
                stage.ledger().transactions(ada.name()).stream()
                        .map(row -> row.get("state"))
                        .toList());
    }
}
