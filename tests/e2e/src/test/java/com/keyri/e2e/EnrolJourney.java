package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connecting the first phone to a new account. */
@OnStage
final class EnrolJourney {
    @Test
    void shouldConnectAPhoneWhenItsCodeIsTypedInTheShop(Stage stage) {
        Desk desk = stage.desk();
        Phone phone = stage.phone();
        EnrolPanel panel = desk.createAccount().awaitsScan();
        String name = String.valueOf(desk.customer().get("name"));
        stage.gallery().everywhere(desk.page(), "shop-first-phone");

        phone.open(panel.link()).awaits("invitation");
        assertThat(phone.part("application")).hasText("Kestrel Coffee");
        assertThat(phone.part("account")).hasText(name);
        assertEquals(
                stage.platform().authenticator(), phone.page().url(), "The invitation's secret leaves the address");
        stage.gallery().inHand(phone.page(), "phone-invitation");
        phone.part("device-name").fill("Ada’s phone");
        phone.press("create");
        String code = phone.confirmationCode();
        stage.gallery().inHand(phone.page(), "phone-confirmation-code");
        assertEquals(
                "AWAITING_CODE", stage.ledger().devices(name).get(0).get("state"), "Nothing is active before the code");

        panel.type(other(code));
        panel.says("That isn’t the code on your phone.");
        stage.gallery().everywhere(desk.page(), "shop-first-phone-wrong-code");
        List<Route> held = new ArrayList<>();
        desk.page().route("**/customer", held::add);
        panel.type(code);
        panel.awaits("done");
        phone.awaits("enrolled");
        stage.gallery().everywhere(desk.page(), "shop-first-phone-done");
        desk.page().unroute("**/customer");
        held.forEach(Route::resume);
        stage.gallery().inHand(phone.page(), "phone-enrolled");

        assertThat(desk.page().locator("#order")).isVisible();
        assertEquals(false, desk.customer().get("isNew"));
        Map<String, Object> device = stage.ledger().devices(name).get(0);
        assertEquals("ACTIVE", device.get("state"));
        assertEquals("Ada’s phone", device.get("name"));
        assertEquals("PASSKEY", device.get("approval_type"));
        assertNotNull(device.get("credential_id"));
        assertEquals("ACTIVE", stage.ledger().enrolments(name).get(0).get("state"));
        phone.press("home");
        stage.gallery().inHand(phone.page(), "phone-home");
    }

    @Test
    void shouldRefuseThePhoneWhenTheCodeIsWrongTooOften(Stage stage) {
        Desk desk = stage.desk();
        Phone phone = stage.phone();
        EnrolPanel panel = desk.createAccount().awaitsScan();
        String name = String.valueOf(desk.customer().get("name"));
        phone.open(panel.link()).acceptInvitation();
        String wrong = other(phone.confirmationCode());

        for (int tries = 0; "open".equals(panel.root().getAttribute("state")) && tries < 10; tries++) {
            panel.type(wrong);
            assertThat(panel.root().locator("form button, button.primary").first())
                    .not()
                    .hasText("Checking…");
        }
        panel.awaits("ended");
        panel.says("This invitation has ended");
        phone.awaits("refused");
        stage.gallery().everywhere(desk.page(), "shop-first-phone-refused");
        stage.gallery().inHand(phone.page(), "phone-refused");
        assertEquals("REVOKED", stage.ledger().devices(name).get(0).get("state"));
        assertEquals(true, desk.customer().get("isNew"));
        phone.press("home");
        assertThat(phone.part("accounts")).isHidden();
    }

    @Test
    void shouldRefuseAnInvitationWhenAnotherPhoneOpenedItFirst(Stage stage) {
        Desk desk = stage.desk();
        String link = desk.createAccount().awaitsScan().link();
        stage.phone().open(link).awaits("invitation");
        Phone late = stage.phone().open(link).awaits("trouble");
        late.says("This invitation can’t be used");
        stage.gallery().inHand(late.page(), "phone-invitation-used");
        String name = String.valueOf(desk.customer().get("name"));
        assertEquals(List.of(), stage.ledger().devices(name));
        assertTrue(stage.ledger().enrolments(name).get(0).get("state").equals("OPENED"));
    }

    /** Six digits that are others. */
    static String other(String code) {
        return code.charAt(0) == '9' ? "0" + code.substring(1) : (char) (code.charAt(0) + 1) + code.substring(1);
    }
}
