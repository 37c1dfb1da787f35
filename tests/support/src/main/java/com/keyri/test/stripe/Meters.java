package com.keyri.test.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meters, the events that they count, and what they have counted: sums, also where a meter says otherwise. An event is
 * looked at when it has come, but counts in the summaries a while later only; who its customer is, is found out then.
 */
final class Meters {
    private static final String METER = "billing.meter";
    private static final String EVENT = "billing.meter_event";
    private static final Duration OLDEST = Duration.ofDays(35);
    private static final Duration NEWEST = Duration.ofMinutes(5);
    private static final Duration UNIQUE = Duration.ofHours(24);
    private static final Duration UNTIL_SUMMED = Duration.ofSeconds(30);
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final int LONGEST_IDENTIFIER = 100;

    private final Ledger ledger;
    private final StripeEvents events;
    private final ThinEvents thin;
    private final List<Counted> counted = new ArrayList<>();

    /**
     * An event of a meter.
     *
     * @param moment of the usage
     * @param received when it came
     */
    private record Counted(String meter, String customer, String identifier, long moment, long received, long value) {}

    Meters(Ledger ledger, StripeEvents events, ThinEvents thin) {
        this.ledger = ledger;
        this.events = events;
        this.thin = thin;
    }

    void addTo(Routes routes) {
        routes.of("billing_meter")
                .post("/v1/billing/meters", (id, parameters) -> create(parameters))
                .get(
                        "/v1/billing/meters",
                        (id, parameters) -> ledger.page(
                                "/v1/billing/meters",
                                ledger.list(METER, Ledger.having("status", parameters.find("status"))),
                                parameters))
                .get("/v1/billing/meters/{id}", (id, parameters) -> ledger.get(METER, id, "id"))
                .post("/v1/billing/meters/{id}/deactivate", (id, parameters) -> deactivate(id))
                .get("/v1/billing/meters/{id}/event_summaries", this::summaries);
        routes.of("billing_meter_event")
                .post("/v1/billing/meter_events", (id, parameters) -> take(parameters))
                .post("/v1/billing/meter_event_adjustments", (id, parameters) -> cancel(parameters));
    }

    /** What a customer has used from one second up to another one, whether it is in the summaries already or not. */
    long usage(String meter, String customer, long from, long to) {
        return Math.max(0, sum(meter, customer, from, to, Long.MAX_VALUE));
    }

    private long sum(String meter, String customer, long from, long to, long receivedUntil) {
        return counted.stream()
                .filter(each -> each.meter().equals(meter) && each.customer().equals(customer))
                .filter(each -> each.moment() >= from && each.moment() < to && each.received() <= receivedUntil)
                .mapToLong(Counted::value)
                .sum();
    }

    private ObjectNode create(Parameters parameters) {
        parameters.allow(
                "display_name",
                "event_name",
                "default_aggregation",
                "customer_mapping",
                "value_settings",
                "event_time_window");
        String name = parameters.text("event_name");
        if (byName(name).isPresent()) {
            throw StripeRefusal.invalid("event_name", "", "An active meter with this event_name exists.");
        }
        String formula = parameters
                .child("default_aggregation")
                .map(aggregation -> aggregation.word("formula", "", "sum", "count", "last"))
                .orElseThrow(() -> StripeRefusal.missing("default_aggregation"));
        ObjectNode meter = ledger.make(METER, "mtr");
        meter.put("display_name", parameters.text("display_name")).put("event_name", name);
        meter.putObject("default_aggregation").put("formula", formula);
        parameters.copy(meter, "event_time_window");
        parameters.child("customer_mapping").ifPresent(mapping -> copyKey(mapping, meter, "customer_mapping"));
        parameters.child("value_settings").ifPresent(settings -> copyKey(settings, meter, "value_settings"));
        meter.put("updated", ledger.clock().seconds());
        events.emit("billing.meter.created", meter);
        return meter;
    }

    private static void copyKey(Parameters from, ObjectNode meter, String member) {
        ((ObjectNode) meter.get(member)).put("event_payload_key", from.text("event_payload_key"));
    }

    private ObjectNode deactivate(String id) {
        ObjectNode meter = ledger.get(METER, id, "id");
        meter.put("status", "inactive");
        events.emit("billing.meter.deactivated", meter);
        return meter;
    }

    private Optional<ObjectNode> byName(String name) {
        return ledger
                .list(
                        METER,
                        meter -> Json.text(meter, "event_name").equals(name)
                                && Json.text(meter, "status").equals("active"))
                .stream()
                .findFirst();
    }

    private ObjectNode take(Parameters parameters) {
        parameters.allow("event_name", "payload", "identifier", "timestamp");
        String name = parameters.text("event_name");
        ObjectNode meter = byName(name)
                .orElseThrow(() -> StripeRefusal.invalid(
                        "event_name", "no_meter", "No active meter found for event name " + name));
        Parameters payload = parameters.child("payload").orElseThrow(() -> StripeRefusal.missing("payload"));
        String customer = payload.text("stripe_customer_id");
        long value = payload.integer("value").orElseThrow(() -> StripeRefusal.missing("payload[value]"));
        long now = ledger.clock().seconds();
        long moment = moment(parameters.integer("timestamp"), now);
        String identifier = parameters.find("identifier").orElseGet(() -> ledger.newId("mevt"));
        requireUnique(identifier, now);
        counted.add(new Counted(Json.text(meter, "id"), customer, identifier, moment, now, value));
        if (ledger.find("customer", customer).isEmpty()) {
            thin.emitMeterError(meter, "meter_event_customer_not_found", identifier);
        }
        ObjectNode event = Shapes.of(EVENT);
        event.put("event_name", name).put("identifier", identifier).put("timestamp", moment);
        event.put("created", now).set("payload", payload.json().deepCopy());
        return event;
    }

    private static long moment(OptionalLong said, long now) {
        long moment = said.orElse(now);
        if (moment < now - OLDEST.toSeconds()) {
            throw StripeRefusal.invalid(
                    "timestamp", "timestamp_too_far_in_past", "The timestamp must be within the past 35 days.");
        }
        if (moment > now + NEWEST.toSeconds()) {
            throw StripeRefusal.invalid(
                    "timestamp", "timestamp_in_future", "The timestamp must not be more than 5 minutes ahead.");
        }
        return moment;
    }

    /** No longer than it has to be: nobody is to rely on more. */
    private void requireUnique(String identifier, long now) {
        if (identifier.length() > LONGEST_IDENTIFIER) {
            throw StripeRefusal.invalid("identifier", "", "Invalid string: at most 100 characters.");
        }
        long since = now - UNIQUE.toSeconds();
        boolean isKnown =
                counted.stream().anyMatch(each -> each.identifier().equals(identifier) && each.received() > since);
        if (isKnown) {
            throw StripeRefusal.invalid(
                    "identifier",
                    "", // The real one has no code for it either.
                    "An event already exists with identifier " + identifier + ".");
        }
    }

    private ObjectNode cancel(Parameters parameters) {
        parameters.allow("event_name", "type", "cancel");
        String identifier = parameters
                .child("cancel")
                .map(cancelled -> cancelled.text("identifier"))
                .orElseThrow(() -> StripeRefusal.missing("cancel"));
        long since = ledger.clock().seconds() - UNIQUE.toSeconds();
        boolean isGone = counted.removeIf(each -> each.identifier().equals(identifier) && each.received() > since);
        if (!isGone) {
            throw StripeRefusal.invalid(
                    "cancel[identifier]", "resource_missing", "No event of the last 24 hours has that identifier.");
        }
        ObjectNode adjustment = Shapes.of("billing.meter_event_adjustment");
        adjustment.put("event_name", parameters.text("event_name"));
        adjustment.putObject("cancel").put("identifier", identifier);
        return adjustment;
    }

    private ObjectNode summaries(String id, Parameters parameters) {
        parameters.allow(
                "customer",
                "start_time",
                "end_time",
                "value_grouping_window",
                "limit",
                "starting_after",
                "ending_before");
        ledger.get(METER, id, "id");
        String customer = parameters.text("customer");
        long from = parameters.integer("start_time").orElseThrow(() -> StripeRefusal.missing("start_time"));
        long to = parameters.integer("end_time").orElseThrow(() -> StripeRefusal.missing("end_time"));
        String window = parameters.word("value_grouping_window", "", "", "hour", "day");
        long step = window.equals("hour") ? HOUR : window.equals("day") ? DAY : Math.max(60, to - from);
        long grain = window.isEmpty() ? 60 : step;
        if (from % grain != 0 || to % grain != 0 || from >= to) {
            throw StripeRefusal.invalid("start_time", "", "start_time and end_time must be aligned, and in order.");
        }
        long seen = ledger.clock().seconds() - UNTIL_SUMMED.toSeconds();
        List<ObjectNode> found = new ArrayList<>();
        for (long start = from; start < to; start += step) {
            long value = sum(id, customer, start, start + step, seen);
            if (value != 0 || window.isEmpty()) {
                found.add(summary(id, start, start + step, value));
            }
        }
        java.util.Collections.reverse(found);
        return ledger.page("/v1/billing/meters/" + id + "/event_summaries", found, parameters);
    }

    private static ObjectNode summary(String meter, long start, long end, long value) {
        ObjectNode summary = Shapes.of("billing.meter_event_summary");
        return summary.put("id", "mtrusg_" + start)
                .put("meter", meter)
                .put("start_time", start)
                .put("end_time", end)
                .put("aggregated_value", value);
    }
}
