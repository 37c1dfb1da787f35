package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An order in the portal, from the choice of a plan to the certificate of its deletion. What is paid at Stripe the
 * database says here; the way there is OrderIT's.
 */
@OnStage
final class OrderJourney {
    private static final String TERMS =
            "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":4900,\"trialDays\":14,"
                    + "\"charges\":[{\"meter\":\"AUTHENTICATIONS\",\"included\":1000,\"model\":\"PER_UNIT\",\"unit\":\"0.4\"}],"
                    + "\"limits\":{\"AUTHENTICATIONS\":50000}}";
    private static final String PRICES =
            "{\"v\":1,\"flatFee\":\"price_flat\",\"charges\":{\"AUTHENTICATIONS\":\"price_used\"}}";

    @Test
    void shouldOrderAPlanAndDeleteTheOrder(Stage stage) throws SQLException, IOException {
        offer(stage);
        Colleague owner = Colleague.join(
                stage,
                new Office(stage.platform().keyri()).found("Glassblowers of Example", Office.newAddress()),
                "Hildegard");
        stage.look(owner.open("orders"), "portal-orders-empty");
        owner.open("orders/new");
        assertThat(owner.page().locator("main")).containsText("After those, each completed sign-in: 0.004 EUR");
        assertThat(owner.page().locator("main")).containsText("Nothing for the first 14 days");
        stage.look(owner.page(), "portal-orders-new");
        owner.press("Make a draft");
        owner.page().waitForURL("**/portal/orders/order?id=ord_*");
        String id = owner.page().url().replaceFirst(".*id=", "");
        stage.look(owner.page(), "portal-order-draft");
        place(stage, owner, id);
        activate(stage, owner, id);
        end(stage, owner, id);
        delete(stage, owner, id);
    }

    private static void place(Stage stage, Colleague owner, String id) {
        owner.press("Order");
        assertThat(owner.page().locator("#page-approval")).containsText("Order the plan Guild");
        assertThat(owner.page().locator("#page-approval")).containsText("for Glassblowers of Example");
        stage.gallery().everywhere(owner.page(), "portal-order-approval");
        owner.approve();
        owner.isTold("The order is placed");
        assertEquals("Placed", owner.page().locator(".facts .state").innerText());
        assertThat(owner.page().locator("main")).containsText("Order confirmation");
        owner.open("orders/order?id=" + id);
        stage.look(owner.page(), "portal-order-placed");
        owner.open("orders/delete?id=" + id);
        assertThat(owner.page().locator("main")).containsText("This order can’t be deleted now");
    }

    private static void activate(Stage stage, Colleague owner, String id) throws SQLException {
        String unique = id.substring(4);
        run(
                stage,
                "update customer_order set state = 'ACTIVE', activated_at = now(), stripe_customer = ?,"
                        + " stripe_subscription = ? where reference = ?",
                "cus_" + unique,
                "sub_" + unique,
                id);
        owner.open("orders/order?id=" + id);
        assertEquals("Active", owner.page().locator(".facts .state").innerText());
        assertThat(owner.page().locator("main")).containsText("An active order can’t be archived or deleted");
        assertThat(owner.page().locator("#archive")).hasCount(0);
        stage.look(owner.page(), "portal-order-active");
        owner.open("orders/delete?id=" + id);
        assertThat(owner.page().locator("main")).containsText("an active order isn't deleted");
        assertThat(owner.page().locator("#delete")).hasCount(0);
        owner.open("orders/new");
        owner.press("Make a draft");
        assertThat(owner.page().locator("#planVersionId-message")).containsText("There is an order already");
        stage.look(owner.page(), "portal-orders-new-refused");
    }

    private static void end(Stage stage, Colleague owner, String id) throws SQLException {
        run(
                stage,
                "update customer_order set ended_at = now(), end_reason = 'SUBSCRIPTION_ENDED' where reference = ?",
                id);
        owner.open("orders/order?id=" + id);
        stage.look(owner.page(), "portal-order-ended");
        owner.pressAndConfirm(owner.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Archive").setExact(true)));
        owner.isTold("The order is archived.");
    }

    private static void delete(Stage stage, Colleague owner, String id) throws IOException {
        owner.page().locator("#to-delete").click();
        owner.page().waitForURL("**/portal/orders/delete?*");
        assertThat(owner.page().locator("main")).containsText("Backups of the database, for 35 days");
        stage.look(owner.page(), "portal-order-delete");
        owner.press("Delete for good");
        assertThat(owner.page().locator("#page-approval")).containsText("Delete the order " + id);
        owner.approve(owner.page().locator("#page-approval keyri-sign-in"));
        owner.page().waitForURL("**/portal/orders/order?id=" + id);
        assertThat(owner.page().locator("main")).containsText("nothing of a person is in it any more");
        assertThat(owner.page().locator("main")).not().containsText("Hildegard");
        stage.look(owner.page(), "portal-order-deleted");
        Download download = owner.page()
                .waitForDownload(() -> owner.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("text").setExact(true))
                        .click());
        String certificate = Files.readString(download.path());
        assertTrue(certificate.contains("Deleted by:\n  Role: OWNER\n"), certificate);
        assertFalse(certificate.contains("Hildegard"), certificate);
        owner.open("orders");
        assertThat(owner.page().locator("tbody")).containsText("Deleted");
        stage.look(owner.page(), "portal-orders");
        assertEquals(
                List.of("order.drafted", "order.placed", "order.archived", "order.deleted"),
                stage.platform().ledger().audit(id));
    }

    /** A plan that everybody may order. */
    private static void offer(Stage stage) throws SQLException {
        UUID plan = UUID.randomUUID();
        run(
                stage,
                "insert into plan (id, name, description, state, made_at) values (?, 'Guild',"
                        + " 'For workshops with a few hundred customers', 'OFFERED', now())",
                plan);
        run(
                stage,
                "insert into plan_version (id, plan_id, number, terms, made_at, stripe_product, stripe_prices, published_at)"
                        + " values (gen_random_uuid(), ?, 1, ?, now(), 'prod_guild', ?, now())",
                plan,
                TERMS,
                PRICES);
    }

    private static void run(Stage stage, String sql, Object... values) throws SQLException {
        Ledger ledger = stage.platform().ledger();
        try (Connection connection = DriverManager.getConnection(ledger.url(), "postgres", ledger.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertEquals(1, statement.executeUpdate(), sql);
        }
    }
}
