package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Sign-ins that nobody finishes: the real three minutes, which pass while the other journeys run. */
@OnStage
@Order(Integer.MAX_VALUE - 1)
final class ExpiryJourney {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final double PATIENCE = LIFE.plusSeconds(15).toMillis();

    @Test
    void shouldRenewWithOneClickWhenTheTimeHasRunOut(Stage stage) {
        Forgotten forgotten = stage.forgotten();
        Desk lonely = forgotten.lonely();
        SignInWidget widget = lonely.signIn();
        awaitAttribute(widget.root(), "state", "expired");
        widget.says("This code has run out");
        forgotten.stage().gallery().everywhere(lonely.page(), "shop-front-expired");
        assertExpired(stage, SignInWidget.signInIdOf(forgotten.first()));

        widget.button("Get a new code").click();
        widget.awaitsScan();
        assertNotEquals(SignInWidget.signInIdOf(forgotten.first()), widget.signInId());
        Customer customer = new Customer(
                lonely, forgotten.customer().phone(), forgotten.customer().name());
        customer.approve(widget);
        lonely.awaitAccount();
        assertEquals(customer.name(), lonely.customer().get("name"));
        forgotten.stage().faults().assertNone();
    }

    @Test
    @Order(1)
    void shouldTellThePhoneWhenItsSheetIsLeftOpen(Stage stage) {
        Forgotten forgotten = stage.forgotten();
        Phone phone = forgotten.customer().phone();
        awaitAttribute(phone.page().locator("main"), "data-screen", "expired");
        phone.says("Time has run out");
        forgotten.customer().desk().signIn().awaits("expired");
        stage.gallery().inHand(phone.page(), "phone-expired");
    }

    @Test
    void shouldShowAFreshCodeBeforeTheOldOneEnds(Stage stage) {
        Customer ada = stage.customer();
        SignInWidget widget = stage.desk().front().awaitsScan();
        String first = widget.link();
        String signIn = SignInWidget.signInIdOf(first);
        assertThat(widget.root().locator("a.open"))
                .not()
                .hasAttribute("href", first, new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
        assertEquals(signIn, widget.signInId(), "It is still the same sign-in");
        ada.phone().scan(widget.qrPicture()).awaits("sheet");
        assertEquals("CLAIMED", stage.ledger().signIn(signIn).get("state"));
    }

    private static void awaitAttribute(Locator locator, String name, String value) {
        assertThat(locator).hasAttribute(name, value, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
    }

    private static void assertExpired(Stage stage, String signIn) {
        Map<String, Object> row = stage.ledger().signIn(signIn);
        assertEquals("EXPIRED", row.get("state"));
        Duration life = Duration.between(
                ((Timestamp) row.get("started_at")).toInstant(), ((Timestamp) row.get("expires_at")).toInstant());
        assertEquals(LIFE, life);
        List<String> audit = stage.ledger().audit(signIn);
        assertTrue(audit.contains("sign-in.expired"), audit::toString);
    }
}
