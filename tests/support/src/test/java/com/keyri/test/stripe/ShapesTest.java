package com.keyri.test.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The stand-in's objects have the members of Stripe's own examples, and values of their kinds. */
class ShapesTest {
    private static final Path FIXTURES =
            Path.of(System.getProperty("keyri.vectors", "../../../shared/vectors"), "stripe", "fixtures3.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing.meter",
                "billing.meter_event",
                "billing.meter_event_adjustment",
                "billing.meter_event_summary",
                "billing_portal.session",
                "checkout.session",
                "customer",
                "event",
                "invoice",
                "invoiceitem",
                "line_item",
                "payment_method",
                "plan",
                "price",
                "product",
                "subscription",
                "subscription_item",
                "subscription_schedule"
            })
    void shouldBeThatOfStripesExample(String kind) throws IOException {
        assumeTrue(Files.exists(FIXTURES), () -> FIXTURES + " isn't there");
        JsonNode example =
                Json.parse(Files.readString(FIXTURES)).path("resources").path(kind);
        List<String> differences = new ArrayList<>();
        compare(kind, Shapes.of(kind), example, differences);
        assertEquals(List.of(), differences);
    }

    private static void compare(String at, JsonNode ours, JsonNode theirs, List<String> differences) {
        if (ours.isNull() || theirs.isNull()) {
            return;
        }
        if (ours.getNodeType() != theirs.getNodeType()) {
            differences.add(at + " is " + ours.getNodeType() + ", there " + theirs.getNodeType());
        } else if (ours.isObject() && !ours.isEmpty() && !theirs.isEmpty()) {
            Set<String> missing = new TreeSet<>(theirs.propertyNames());
            missing.removeAll(ours.propertyNames());
            Set<String> more = new TreeSet<>(ours.propertyNames());
            more.removeAll(theirs.propertyNames());
            missing.forEach(name -> differences.add(at + '.' + name + " is missing"));
            more.forEach(name -> differences.add(at + '.' + name + " is unknown there"));
            ours.properties()
                    .forEach(member -> compare(
                            at + '.' + member.getKey(), member.getValue(), theirs.path(member.getKey()), differences));
        }
    }
}
