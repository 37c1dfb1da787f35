package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.stripe.net.ApiResource.RequestMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stripe's list of events by Stripe's library. */
@ApplicationScoped
public class EventCalls implements EventFeed {
    @Inject
    StripeCalls calls;

    @Override
    public Page<StripeHint> list(Instant since, Optional<String> cursor, int limit) {
        return events(since, Optional.empty(), cursor, limit).map(NewHint::hint);
    }

    /**
     * The same with what else is known of an event.
     *
     * @param before what happened then or later isn't in it; empty where there is no such moment
     */
    Page<NewHint> events(Instant since, Optional<Instant> before, Optional<String> cursor, int limit) {
        String path = "/v1/events?limit=" + limit + "&created%5Bgte%5D=" + since.getEpochSecond()
                + before.map(end -> "&created%5Blt%5D=" + end.getEpochSecond()).orElse("")
                + cursor.map(id -> "&starting_after=" + StripeIds.require(id)).orElse("");
        String answer = calls.call(client -> client.rawRequest(RequestMethod.GET, path, null))
                .body();
        JsonObject list = HintReader.object(answer).orElseThrow(() -> StripeException.of(StripeFailure.BROKEN));
        if (!(list.get("data") instanceof JsonArray data)) {
            throw StripeException.of(StripeFailure.BROKEN);
        }
        List<NewHint> hints = data.stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(event -> HintReader.snapshot(event.asJsonObject(), HintSource.POLL).stream())
                .toList();
        boolean goesOn = list.get("has_more") == JsonValue.TRUE && !hints.isEmpty();
        return new Page<>(
                hints, goesOn ? Optional.of(hints.get(hints.size() - 1).hint().eventId()) : Optional.empty());
    }
}
