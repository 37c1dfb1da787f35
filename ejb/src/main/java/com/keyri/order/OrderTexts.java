package com.keyri.order;

import com.keyri.order.model.Order;
import com.keyri.order.model.Orderer;
import com.keyri.plan.PriceWords;
import com.keyri.plan.model.PlanVersion;
import com.keyri.protocol.TransactionText;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What people read of an order before they approve, and what they have in writing afterwards. */
final class OrderTexts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private OrderTexts() {}

    /** What the phone shows. It names the order, so that it is found again when the order is deleted. */
    static String approval(Order order, PlanVersion version) {
        String prices = String.join("\n", PriceWords.of(version.terms()));
        String text = placing(order, prices);
        return text.length() <= TransactionText.MAX_CHARS
                ? text
                : placing(
                        order,
                        PriceWords.fee(version.terms()) + "\nPrices of usage: as version " + version.number()
                                + " of the plan says, " + version.id());
    }

    private static String placing(Order order, String prices) {
        Orderer orderer = order.orderer().orElseThrow();
        return normal(
                "Order the plan " + order.plan().name() + " for " + orderer.company() + "\n" + prices + "\nOrdered by "
                        + orderer.name() + ", " + orderer.mailAddress().value() + "\nOrder " + order.id());
    }

    /** What the phone shows before a deletion: nothing of the person. */
    static String deletion(Order order) {
        return normal("Delete the order " + order.id() + " of the plan "
                + order.plan().name() + " and everything personal in it, for good");
    }

    /** The order confirmation, as a text of lines. */
    static String confirmation(Order order, PlanVersion version, Instant placedAt) {
        Orderer orderer = order.orderer().orElseThrow();
        StringBuilder text = new StringBuilder("Order confirmation\n\n");
        for (List<String> line : List.of(
                List.of("Order", order.id().toString()),
                List.of("Placed", MOMENT.format(placedAt)),
                List.of(
                        "Ordered by",
                        orderer.name() + " <" + orderer.mailAddress().value() + '>'),
                List.of("For", orderer.company()),
                List.of("Plan", order.plan().name() + ", version " + version.number() + " (" + version.id() + ')'))) {
            text.append(line.get(0)).append(": ").append(line.get(1)).append('\n');
        }
        text.append("\nPrices\n");
        PriceWords.of(version.terms())
                .forEach(line -> text.append("- ").append(line).append('\n'));
        return text.append("\nThese prices stay as they are for this version of the plan; taxes come on top where they"
                        + " are due. How to pay is entered on Stripe's pages. The order is active when that is done.\n")
                .toString();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
