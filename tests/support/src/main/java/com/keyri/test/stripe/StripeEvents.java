package com.keyri.test.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** What happened in the account: an event for each change, kept for thirty days, and told to whoever listens. */
final class StripeEvents {
    /** That of stripe-java 33.3.0. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final long LIFE_SECONDS = 30L * 24 * 60 * 60;

    private final Ledger ledger;
    private final List<Consumer<ObjectNode>> listeners = new ArrayList<>();
    private Optional<StripeCall> cause = Optional.empty();

    StripeEvents(Ledger ledger) {
        this.ledger = ledger;
    }

    void addTo(Routes routes) {
        routes.of("event")
                .get("/v1/events", (id, parameters) -> ledger.page("/v1/events", list(parameters), parameters))
                .get("/v1/events/{id}", (id, parameters) -> ledger.get("event", id, "id"));
    }

    void tell(Consumer<ObjectNode> listener) {
        listeners.add(listener);
    }

    /** The call that is the reason of what happens until the next one. */
    void becauseOf(Optional<StripeCall> call) {
        cause = call;
    }

    /** Something has happened to an object, which is as it is now. */
    void emit(String type, ObjectNode object) {
        emit(type, object, Json.object());
    }

    /** @param before members that have changed, with what they were */
    void emit(String type, ObjectNode object, ObjectNode before) {
        ObjectNode event = ledger.make("event", "evt");
        event.put("type", type).put("api_version", API_VERSION);
        ObjectNode data = event.putObject("data");
        data.set("object", object.deepCopy());
        if (!before.isEmpty()) {
            data.set("previous_attributes", before.deepCopy());
        }
        cause.ifPresent(call -> {
            ObjectNode request = event.putObject("request");
            request.put("id", ledger.newId("req"));
            request.put("idempotency_key", call.idempotencyKey().orElse(null));
        });
        listeners.forEach(listener -> listener.accept(event));
    }

    private List<ObjectNode> list(Parameters parameters) {
        long oldest = ledger.clock().seconds() - LIFE_SECONDS;
        List<String> types = parameters.texts("types");
        Predicate<ObjectNode> fits = Ledger.having("type", parameters.find("type"))
                .and(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
                .and(event -> event.path("created").asLong() >= oldest)
                .and(within(parameters));
        return ledger.list("event", fits);
    }

    private static Predicate<ObjectNode> within(Parameters parameters) {
        Optional<Parameters> created = parameters.child("created");
        return event -> {
            long moment = event.path("created").asLong();
            return created.map(bounds -> moment >= bounds.integer("gte").orElse(Long.MIN_VALUE)
                            && moment > bounds.integer("gt").orElse(Long.MIN_VALUE)
                            && moment <= bounds.integer("lte").orElse(Long.MAX_VALUE)
                            && moment < bounds.integer("lt").orElse(Long.MAX_VALUE))
                    .orElse(true);
        };
    }
}
