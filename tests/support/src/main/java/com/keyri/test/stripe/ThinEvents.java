package com.keyri.test.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Events of the newer kind: whoever is told of one gets its id, and fetches what has happened. */
final class ThinEvents {
    private static final String KIND = "v2.core.event";

    private final Ledger ledger;
    private final List<Consumer<ObjectNode>> listeners = new ArrayList<>();

    ThinEvents(Ledger ledger) {
        this.ledger = ledger;
    }

    void addTo(Routes routes) {
        routes.of("event").get("/v2/core/events/{id}", (id, parameters) -> ledger.get(KIND, id, "id"));
    }

    /** Tells of each, without what has happened. */
    void tell(Consumer<ObjectNode> listener) {
        listeners.add(listener);
    }

    /** A meter didn't take an event in, for a reason that was found out afterwards. */
    void emitMeterError(ObjectNode meter, String code, String identifier) {
        String id = ledger.newId("evt");
        ObjectNode event = Json.object()
                .put("id", id)
                .put("object", KIND)
                .put("type", "v1.billing.meter.error_report_triggered")
                .put("livemode", false)
                .put("created", ledger.clock().instant().toString());
        event.putObject("related_object")
                .put("id", Json.text(meter, "id"))
                .put("type", "billing.meter")
                .put("url", "/v1/billing/meters/" + Json.text(meter, "id"));
        ObjectNode notification = event.deepCopy();
        ObjectNode reason = event.putObject("data")
                .put("developer_message_summary", "There is 1 invalid event")
                .put("validation_start", ledger.clock().instant().toString())
                .put("validation_end", ledger.clock().instant().toString())
                .putObject("reason")
                .put("error_count", 1);
        ObjectNode kind =
                reason.putArray("error_types").addObject().put("code", code).put("error_count", 1);
        kind.putArray("sample_errors")
                .addObject()
                .put("error_message", code)
                .putObject("request")
                .put("identifier", identifier);
        ledger.keep(KIND, id, event);
        listeners.forEach(listener -> listener.accept(notification));
    }
}
