package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A plan in the portal: what it includes, what another one would cost, and the phone's approval of the change. What
 * Stripe has the database says here; the way there is SubscriptionIT's.
 */
@OnStage
final class PlanJourney {
    private static final String COMPANY = "Weavers of Example";
    private static final String TERMS = "{\"v\":1,\"currency\":\"EUR\",\"interval\":\"MONTH\",\"flatFee\":%d,"
            + "\"trialDays\":0,\"charges\":[],\"limits\":{}}";

    @Test
    void shouldChangeThePlanAndSayThatAPaymentIsMissing(Stage stage) throws SQLException {
        Colleague owner =
                Colleague.join(stage, new Office(stage.platform().keyri()).found(COMPANY, Office.newAddress()), "Anni");
        stage.look(owner.open("plan"), "portal-plan-none");
        subscribe(stage);
        owner.open("plan");
        assertThat(owner.page().locator(".facts")).containsText("Loom");
        assertThat(owner.page().locator(".facts")).containsText("10.00 EUR a month");
        stage.look(owner.page(), "portal-plan");
        stage.look(owner.open("usage"), "portal-usage");
        stage.look(owner.open("invoices"), "portal-invoices");
        owner.open("plan");
        change(stage, owner);
        miss(stage, owner);
    }

    private static void change(Stage stage, Colleague owner) {
        owner.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What would Mill cost?"))
                .click();
        assertThat(owner.page().locator("#due-now")).containsText(" EUR");
        String due = owner.page().locator("#due-now").innerText();
        stage.look(owner.page(), "portal-plan-offer");
        owner.press("Change the plan");
        assertThat(owner.page().locator("#page-approval"))
                .containsText("Change the plan of " + COMPANY + " from Loom to Mill now: " + due + " to pay at once");
        stage.gallery().everywhere(owner.page(), "portal-plan-approval");
        owner.approve();
        owner.isTold("The change is on its way.");
        assertThat(owner.page().locator("#change-state")).containsText("on its way");
        stage.look(owner.open("plan"), "portal-plan-changing");
    }

    private static void miss(Stage stage, Colleague owner) throws SQLException {
        run(
                stage,
                "update entitlement set standing = 'GRACE', grace_until = now() + interval '14 days'"
                        + " where organization_id = (select id from organization where name = ?)",
                COMPANY);
        owner.open("members");
        assertThat(owner.page().locator("[data-standing]")).containsText("A payment for your plan is missing");
        stage.look(owner.page(), "portal-standing");
    }

    private static void subscribe(Stage stage) throws SQLException {
        for (String name : List.of("Loom", "Mill")) {
            run(
                    stage,
                    "with offered as (insert into plan (id, name, description, state, made_at)"
                            + " values (gen_random_uuid(), ?, '', 'OFFERED', now()) returning id)"
                            + " insert into plan_version (id, plan_id, number, terms, made_at, stripe_product, stripe_prices,"
                            + " published_at) select gen_random_uuid(), id, 1, ?, now(), ?, ?, now() from offered",
                    name,
                    TERMS.formatted(name.equals("Loom") ? 1_000 : 4_000),
                    "prod_" + name,
                    "{\"v\":1,\"flatFee\":\"price_" + name + "\",\"charges\":{}}");
        }
        run(
                stage,
                "insert into stripe_customer (organization_id, customer, known_at, checked_at)"
                        + " select id, 'cus_weavers', now(), now() from organization where name = ?",
                COMPANY);
        run(
                stage,
                "insert into subscription (id, organization_id, customer, status, plan_version_id, items, period_start,"
                        + " period_end, pending_update, begun_at, read_at) select 'sub_weavers', o.id, 'cus_weavers', 'ACTIVE',"
                        + " v.id, '[{\"id\":\"si_1\",\"price\":\"price_Loom\"}]',"
                        + " date_trunc('second', now()) - interval '10 days',"
                        + " date_trunc('second', now()) + interval '20 days', false, now(), now() from organization o, plan_version v"
                        + " where o.name = ? and v.stripe_product = 'prod_Loom'",
                COMPANY);
        run(
                stage,
                "insert into entitlement (organization_id, plan_version_id, standing, since)"
                        + " select organization_id, plan_version_id, 'GOOD', now() from subscription where id = ?",
                "sub_weavers");
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
