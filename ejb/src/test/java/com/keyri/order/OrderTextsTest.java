package com.keyri.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.account.model.AccountId;
import com.keyri.mail.model.MailAddress;
import com.keyri.order.model.CertificateId;
import com.keyri.order.model.CertificateKind;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderCertificate;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderMoments;
import com.keyri.order.model.OrderedPlan;
import com.keyri.order.model.Orderer;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.Tier;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UnitPrice;
import com.keyri.protocol.TransactionText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    /** Decomposed as some keyboards write them: the phone takes composed letters only. */
    private final Order order = Order.draft(
            OrderId.at(NOW),
            OrganizationId.at(NOW),
            new OrderedPlan(PlanVersionId.at(NOW), "Cafe\u0301", EUR, 4900),
            new Orderer(AccountId.at(NOW), "Zoe\u0308", "Example", new MailAddress("zoe@example.org"), "Bakers"),
            OrderMoments.drafted(NOW, NOW.plusSeconds(60)));

    @Test
    void shouldShowThePhoneWhatIsOrderedByWhomAndForWhat() {
        assertEquals(
                "Order the plan Caf\u00e9 for Bakers\n49.00 EUR each month\nOrdered by Zo\u00eb Example, zoe@example.org\nOrder "
                        + order.id(),
                new TransactionText(OrderTexts.approval(order, version(List.of()))).text());
        assertFalse(OrderTexts.deletion(order).contains("Example"));
    }

    @Test
    void shouldNameTheVersionWhereItsPricesAreMoreThanAPhoneShows() {
        List<Tier> tiers = new ArrayList<>();
        for (int i = 1; i < Tiers.MOST; i++) {
            tiers.add(Tier.upTo(i * 1_000_000L, new UnitPrice(new BigDecimal("0.123456789012"))));
        }
        tiers.add(Tier.beyond(new UnitPrice(BigDecimal.ONE)));
        GraduatedPrice price = new GraduatedPrice(new Tiers(tiers));
        PlanVersion version = version(
                List.of(new Charge(Meter.AUTHENTICATIONS, 0, price), new Charge(Meter.MONTHLY_ACTIVE_USERS, 0, price)));
        String text = new TransactionText(OrderTexts.approval(order, version)).text();
        assertTrue(text.contains("Prices of usage: as version 7 of the plan says, " + version.id()), text);
        assertTrue(OrderTexts.confirmation(order, version, NOW).length() > TransactionText.MAX_CHARS);
    }

    @Test
    void shouldWriteACertificateForPeople() {
        String text = CertificateText.of(new OrderCertificate(
                CertificateId.at(NOW),
                order.id(),
                CertificateKind.DELETION,
                "{\"kind\":\"DELETION\",\"deletedBy\":{\"role\":\"OWNER\"},\"rowsByTable\":{\"mail\":2,\"order_document\":1},"
                        + "\"stays\":[\"its number\"],\"notSearchedOrInPart\":[{\"column\":\"account.*\",\"leftOut\":\"all\","
                        + "\"reason\":\"it lives on\"}],\"backupsHoldItUntil\":\"2027-01-04T10:00:00Z\"}",
                "h",
                NOW));
        assertEquals("""
                Kind: DELETION
                Deleted by:
                  Role: OWNER
                Rows by table:
                  mail: 2
                  order_document: 1
                Stays:
                - its number
                Not searched or in part:
                - account.* (all): it lives on
                Backups hold it until: 2027-01-04T10:00:00Z
                SHA-256 of the document: h
                """, text);
    }

    private PlanVersion version(List<Charge> charges) {
        return new PlanVersion(
                order.plan().version(),
                new Plan(PlanId.at(NOW), "Caf\u00e9", "", PlanState.OFFERED, NOW, 0),
                7,
                Optional.empty(),
                new PlanTerms(EUR, BillingInterval.MONTH, 4900, 0, charges, Map.of()),
                Optional.empty(),
                NOW);
    }
}
