package com.keyri.test.stripe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans of what a subscription has from when: each phase has its items, and the next one begins where it ends. */
final class Schedules implements Timed {
    private static final String KIND = "subscription_schedule";
    private static final List<String> LIVE = List.of("not_started", "active");

    private final Ledger ledger;
    private final StripeEvents events;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final SubscriptionItems items;

    Schedules(
            Ledger ledger,
            StripeEvents events,
            Customers customers,
            Subscriptions subscriptions,
            SubscriptionItems items) {
        this.ledger = ledger;
        this.events = events;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.items = items;
        subscriptions.atPeriodsEnd(this::applyTo);
    }

    void addTo(Routes routes) {
        routes.of(Subscriptions.KIND)
                .post("/v1/subscription_schedules", (id, parameters) -> create(parameters))
                .get("/v1/subscription_schedules/{id}", (id, parameters) -> ledger.get(KIND, id, "id"))
                .post("/v1/subscription_schedules/{id}", this::change)
                .post("/v1/subscription_schedules/{id}/release", (id, parameters) -> release(live(id)));
    }

    private ObjectNode live(String id) {
        ObjectNode schedule = ledger.get(KIND, id, "id");
        if (!LIVE.contains(Json.text(schedule, "status"))) {
            throw StripeRefusal.invalid("id", "", "The schedule is " + Json.text(schedule, "status") + " already.");
        }
        return schedule;
    }

    private ObjectNode create(Parameters parameters) {
        parameters.allow("from_subscription", "customer", "start_date", "phases", "end_behavior", "metadata");
        ObjectNode schedule = parameters.find("from_subscription").map(this::of).orElseGet(() -> planned(parameters));
        parameters.mergeMetadata(schedule);
        events.emit("subscription_schedule.created", schedule);
        return schedule;
    }

    /** The present period of a subscription as the first phase. */
    private ObjectNode of(String id) {
        ObjectNode subscription = subscriptions.live(id);
        if (!Json.text(subscription, "schedule").isEmpty()) {
            throw StripeRefusal.invalid("from_subscription", "", "The subscription has a schedule already.");
        }
        ObjectNode schedule = make(Json.text(subscription, "customer"));
        Lines.Span period =
                SubscriptionItems.period(SubscriptionItems.of(subscription).get(0));
        ObjectNode phase = phase(schedule, period);
        for (ObjectNode item : SubscriptionItems.of(subscription)) {
            addItem(phase, Json.text(item.path("price"), "id"), item.path("quantity"));
        }
        begin(schedule, subscription, period);
        return schedule;
    }

    private ObjectNode planned(Parameters parameters) {
        ObjectNode customer = customers.get(parameters.text("customer"));
        List<Parameters> phases = parameters.children("phases");
        if (phases.isEmpty()) {
            throw StripeRefusal.missing("phases");
        }
        String start = parameters.text("start_date");
        if (!start.equals("now")) {
            throw StripeRefusal.invalid("start_date", "", "This server begins schedules now.");
        }
        ObjectNode schedule = make(Json.text(customer, "id"));
        setPhases(schedule, phases, ledger.clock().seconds());
        ObjectNode subscription = subscriptions.create(new Parameters(firstPhase(customer, phases.get(0))));
        begin(schedule, subscription, span(schedule.path("phases").path(0)));
        return schedule;
    }

    private static ObjectNode firstPhase(ObjectNode customer, Parameters phase) {
        ObjectNode form = Json.object().put("customer", Json.text(customer, "id"));
        form.set("items", phase.json().path("items").deepCopy());
        return form;
    }

    private ObjectNode make(String customer) {
        return ledger.make(KIND, "sub_sched").put("customer", customer).put("status", "active");
    }

    private void begin(ObjectNode schedule, ObjectNode subscription, Lines.Span phase) {
        schedule.put("subscription", Json.text(subscription, "id"));
        schedule.putObject("current_phase").put("start_date", phase.from()).put("end_date", phase.to());
        subscription.put("schedule", Json.text(schedule, "id"));
    }

    private static ObjectNode phase(ObjectNode schedule, Lines.Span span) {
        ObjectNode phase = ((ArrayNode) schedule.get("phases")).addObject();
        phase.put("start_date", span.from()).put("end_date", span.to()).put("proration_behavior", "create_prorations");
        phase.putObject("metadata");
        phase.putArray("items");
        return phase;
    }

    private static void addItem(ObjectNode phase, String price, JsonNode quantity) {
        ObjectNode item = ((ArrayNode) phase.get("items")).addObject().put("price", price);
        if (quantity.isNumber()) {
            item.put("quantity", quantity.asLong());
        }
    }

    private void setPhases(ObjectNode schedule, List<Parameters> phases, long begin) {
        ((ArrayNode) schedule.get("phases")).removeAll();
        long from = begin;
        for (Parameters wanted : phases) {
            wanted.allow("items", "start_date", "end_date", "iterations", "duration", "proration_behavior", "metadata");
            long start = wanted.integer("start_date").orElse(from);
            if (start != from) {
                throw StripeRefusal.invalid(wanted.name("start_date"), "", "A phase begins where the one before ends.");
            }
            List<Parameters> wantedItems = wanted.children("items");
            if (wantedItems.isEmpty()) {
                throw StripeRefusal.missing(wanted.name("items"));
            }
            ObjectNode phase = phase(schedule, new Lines.Span(start, end(wanted, wantedItems.get(0), start)));
            phase.put("proration_behavior", wanted.find("proration_behavior").orElse("create_prorations"));
            for (Parameters item : wantedItems) {
                item.allow("price", "quantity", "metadata");
                ObjectNode price = items.price(item.text("price"), item.name("price"));
                ObjectNode quantity = Json.object();
                item.integer("quantity").ifPresent(number -> quantity.put("quantity", number));
                addItem(phase, Json.text(price, "id"), quantity.path("quantity"));
            }
            from = phase.path("end_date").asLong();
        }
    }

    private long end(Parameters phase, Parameters first, long start) {
        OptionalLong said = phase.integer("end_date");
        if (said.isPresent()) {
            return said.orElseThrow();
        }
        Optional<Parameters> duration = phase.child("duration");
        if (duration.isPresent()) {
            Parameters period = duration.orElseThrow();
            JsonNode length = Json.object()
                    .put("interval", period.word("interval", "", "day", "week", "month", "year"))
                    .put("interval_count", period.integer("interval_count").orElse(1));
            return Periods.endAfter(start, length, start);
        }
        JsonNode recurring =
                items.price(first.text("price"), first.name("price")).path("recurring");
        long end = start;
        for (long i = phase.integer("iterations").orElse(1); i > 0; i--) {
            end = Periods.endAfter(start, recurring, end);
        }
        return end;
    }

    private ObjectNode change(String id, Parameters parameters) {
        parameters.allow("phases", "end_behavior", "metadata", "proration_behavior");
        ObjectNode schedule = live(id);
        List<Parameters> phases = parameters.children("phases");
        if (!phases.isEmpty()) {
            setPhases(
                    schedule,
                    phases,
                    schedule.path("current_phase").path("start_date").asLong());
        }
        schedule.put("end_behavior", parameters.word("end_behavior", "release", "release", "cancel"));
        parameters.mergeMetadata(schedule);
        events.emit("subscription_schedule.updated", schedule);
        return schedule;
    }

    private ObjectNode release(ObjectNode schedule) {
        String subscription = Json.text(schedule, "subscription");
        schedule.put("status", "released")
                .put("released_at", ledger.clock().seconds())
                .put("released_subscription", subscription)
                .putNull("subscription")
                .putNull("current_phase");
        ledger.find(Subscriptions.KIND, subscription).ifPresent(each -> each.putNull("schedule"));
        events.emit("subscription_schedule.released", schedule);
        return schedule;
    }

    private static Lines.Span span(JsonNode phase) {
        return new Lines.Span(
                phase.path("start_date").asLong(), phase.path("end_date").asLong());
    }

    @Override
    public OptionalLong due() {
        return live().stream()
                .mapToLong(schedule ->
                        schedule.path("current_phase").path("end_date").asLong())
                .filter(end -> end > 0)
                .min();
    }

    private List<ObjectNode> live() {
        return ledger.list(KIND, schedule -> Json.text(schedule, "status").equals("active"));
    }

    @Override
    public void run() {
        long now = ledger.clock().seconds();
        for (ObjectNode schedule : live()) {
            if (schedule.path("current_phase").path("end_date").asLong() <= now) {
                ledger.find(Subscriptions.KIND, Json.text(schedule, "subscription"))
                        .ifPresent(subscription -> goOn(schedule, subscription));
            }
        }
    }

    /** Where a phase ends with the period, what comes next is what the next period costs. */
    private void applyTo(ObjectNode subscription) {
        ledger.find(KIND, Json.text(subscription, "schedule"))
                .filter(schedule ->
                        schedule.path("current_phase").path("end_date").asLong()
                                <= ledger.clock().seconds())
                .ifPresent(schedule -> goOn(schedule, subscription));
    }

    private void goOn(ObjectNode schedule, ObjectNode subscription) {
        Optional<ObjectNode> next = StreamSupport.stream(schedule.path("phases").spliterator(), false)
                .filter(phase -> span(phase).from()
                        >= schedule.path("current_phase").path("end_date").asLong())
                .map(ObjectNode.class::cast)
                .findFirst();
        if (next.isEmpty()) {
            release(schedule);
            return;
        }
        ObjectNode phase = next.orElseThrow();
        subscriptions.changes().toPhase(subscription, phase);
        Lines.Span span = span(phase);
        schedule.putObject("current_phase").put("start_date", span.from()).put("end_date", span.to());
        events.emit("subscription_schedule.updated", schedule);
    }
}
