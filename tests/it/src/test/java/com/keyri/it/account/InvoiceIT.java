package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.it.Await;
import com.keyri.it.Database;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.server.TestServer;
import com.keyri.test.stripe.StripeStandIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What customers have to pay and had to, what they bring, and where an invoice says something else: with Stripe behind
 * it.
 */
@ExtendWith(RunningEar.class)
class InvoiceIT {
    private static final String INVOICES = "/api/v1/invoices";
    private static final String DIFFERENCES = "/api/v1/billing/invoice-differences";

    private final TestServer server;
    private final Keyri keyri;
    private final StripeDesk stripe;
    private final PlanDesk plans;
    private final String plan = "Paid " + UUID.randomUUID();

    InvoiceIT(Keyri keyri, TestServer server, StripeStandIn stripe) {
        this.server = server;
        this.keyri = keyri;
        this.stripe = StripeDesk.of(keyri, stripe);
        this.plans = PlanDesk.of(server, stripe);
    }

    @BeforeEach
    void connect() {
        if (!stripe.connection().at("/key/state").asString("").equals("GOOD")) {
            stripe.connect();
        }
    }

    @Test
    void shouldShowWhatHasToBePaidAndLeadToTheDocument() throws SQLException {
        Person owner = Person.owner(keyri);
        owner.get("/api/v1/expected-bill").isProblem(404, "not-found");
        assertTrue(owner.get("/portal/invoices").is(200).body().contains("No bill is expected"));
        subscribe(owner);

        JsonNode bill = owner.get("/api/v1/expected-bill").is(200).json();
        assertEquals(1_234, bill.path("total").asLong());
        assertEquals("FLAT_FEE", bill.at("/lines/0/kind").asString());
        JsonNode invoice = owner.get(INVOICES).is(200).json().at("/items/0");
        assertEquals("PAID", invoice.path("status").asString());
        assertEquals(1_234, invoice.path("total").asLong());
        assertEquals("FLAT_FEE", invoice.at("/lines/0/kind").asString());
        String id = invoice.path("invoiceId").asString();
        Answer document = owner.get(INVOICES + "/" + id + "/document");
        assertTrue(document.is(303).header("Location").startsWith("https://pay.stripe.com/"), document.body());
        String page = owner.get("/portal/invoices").is(200).body();
        assertTrue(page.contains("12.34 EUR") && page.contains(plan) && page.contains(id), page);
    }

    @Test
    void shouldShowThemToNobodyElse() throws SQLException {
        Person owner = Person.owner(keyri);
        subscribe(owner);
        String id = owner.get(INVOICES).is(200).json().at("/items/0/invoiceId").asString();
        Person stranger = Person.owner(keyri);
        stranger.get(INVOICES + "/" + id).isProblem(404, "not-found");
        stranger.get(INVOICES + "/" + id + "/document").isProblem(404, "not-found");
        assertEquals(0, stranger.get(INVOICES).is(200).json().path("items").size());
        owner.get(INVOICES + "/in_unknown").isProblem(404, "not-found");
        owner.get(INVOICES + "/" + "x".repeat(200)).isProblem(404, "not-found");
        owner.get(INVOICES + "?cursor=x").isProblem(400, "invalid-request");
        Person developer = owner.invite("DEVELOPER");
        developer.get(INVOICES).isProblem(403, "forbidden");
        developer.get("/api/v1/expected-bill").isProblem(403, "forbidden");
        developer.get("/portal/invoices").is(403);
        owner.invite("VIEWER").get(INVOICES + "/" + id).is(200);
        owner.get("/api/v1/billing/revenue").isProblem(403, "forbidden");
    }

    @Test
    void shouldTellStaffWhatCustomersBringAndWhatIsStrange() throws SQLException {
        Person owner = Person.owner(keyri);
        subscribe(owner);
        Person first = FirstAdministrator.person(keyri);
        Person billing = StaffIT.staff(keyri, first, "BILLING");
        Person auditor = StaffIT.staff(keyri, first, "AUDITOR");
        JsonNode revenue = auditor.get("/api/v1/billing/revenue").is(200).json();
        JsonNode own = revenue.path("plans")
                .valueStream()
                .filter(each -> each.path("planName").asString().equals(plan))
                .findFirst()
                .orElseThrow();
        assertEquals(1, own.path("paying").asLong());
        assertEquals(1_234, own.at("/monthly/minorUnits").asLong());
        assertTrue(auditor.get("/console/revenue").is(200).body().contains(plan));

        String difference = differ(owner);
        auditor.get(DIFFERENCES).is(200);
        assertTrue(listed(auditor, "true").contains(difference));
        auditor.get(DIFFERENCES + "?open=perhaps").isProblem(400, "invalid-request");
        put(auditor, difference + "/owner").isProblem(403, "forbidden");
        put(billing, difference + "/resolution", "It was late.").isProblem(409, "conflict");
        assertEquals(
                billing.accountId(), put(billing, difference + "/owner").is(200).text("ownerId"));
        put(first, difference + "/resolution", "It was late.").isProblem(409, "conflict");
        put(billing, difference + "/resolution", " ").isProblem(400, "invalid-request");
        assertEquals(
                "It was late.",
                put(billing, difference + "/resolution", "It was late.").is(200).text("resolution"));
        put(billing, difference + "/owner").isProblem(409, "conflict");
        assertFalse(listed(auditor, "true").contains(difference), "it isn't open any more");
        assertTrue(listed(auditor, "false").contains(difference));
        assertEquals(
                List.of("invoice-difference.owned SUCCESS", "invoice-difference.resolved SUCCESS"),
                new Database(server).audit(difference));
    }

    private static List<String> listed(Person person, String open) {
        return person.get(DIFFERENCES + "?limit=100&open=" + open)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("differenceId").asString())
                .toList();
    }

    /** As if the invoice had asked for other usage; its id. */
    private String differ(Person owner) throws SQLException {
        String organization = Database.uuid(owner.organizationId()).toString();
        try (Connection database = server.asOwner();
                Statement statement = database.createStatement()) {
            statement.execute(
                    "insert into invoice_difference (id, organization_id, invoice_id, kind, ours, theirs, found_at)"
                            + " select gen_random_uuid(), organization_id, id, 'AUTHENTICATIONS', 5, 7, now() from invoice"
                            + " where organization_id = '" + organization + "'");
        }
        return stripe.officer()
                .get(DIFFERENCES + "?limit=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("organizationId").asString().equals(owner.organizationId()))
                .map(each -> each.path("differenceId").asString())
                .findFirst()
                .orElseThrow();
    }

    private void subscribe(Person owner) throws SQLException {
        plans.subscribe(owner.organizationId(), plans.sell(plan, 1_234));
        Await.until(
                "the invoice",
                () -> owner.get(INVOICES)
                        .is(200)
                        .json()
                        .at("/items/0/status")
                        .asString("")
                        .equals("PAID"));
        Await.until(
                "the subscription",
                () -> owner.get("/api/v1/subscription").text("standing").equals("GOOD"));
    }

    private static Answer put(Person person, String what) {
        return person.browser().send(person.browser().call("PUT", DIFFERENCES + "/" + what));
    }

    private static Answer put(Person person, String what, String resolution) {
        return person.browser()
                .send(person.browser().call("PUT", DIFFERENCES + "/" + what).json(Map.of("resolution", resolution)));
    }
}
