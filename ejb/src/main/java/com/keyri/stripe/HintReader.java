package com.keyri.stripe;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes out of an event what a hint needs. By hand: the library wants an API version that it knows, and there are
 * events without one.
 */
final class HintReader {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.]{1,200}");
    private static final int LONGEST_VERSION = 60;

    private HintReader() {}

    /** Reads an object; empty where it is none. */
    static Optional<JsonObject> object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            return Optional.empty(); // Which ones there are for what is nested too deeply, nobody says.
        }
    }

    /** An event with the object as it was; empty where it isn't one. */
    static Optional<NewHint> snapshot(JsonObject event, HintSource source) {
        Optional<JsonObject> object = child(event, "data").flatMap(data -> child(data, "object"));
        Optional<String> id = object.flatMap(found -> text(found, "id")).filter(StripeIds::isId);
        Optional<String> customer = object.filter(found -> text(found, "object").equals(Optional.of("customer")))
                .flatMap(found -> id)
                .or(() -> object.flatMap(found -> text(found, "customer")))
                .filter(StripeIds::isId);
        Optional<Instant> created = Optional.ofNullable(event.get("created"))
                .filter(JsonNumber.class::isInstance)
                .flatMap(value -> moment(((JsonNumber) value).longValue()));
        return hint(event, source, id, customer, created, text(event, "account"));
    }

    /** An event that says which object it is about; empty where it isn't one. */
    static Optional<NewHint> thin(JsonObject event) {
        Optional<String> id = child(event, "related_object")
                .flatMap(found -> text(found, "id"))
                .filter(StripeIds::isId);
        Optional<Instant> created = text(event, "created").flatMap(HintReader::moment);
        return hint(event, HintSource.THIN, id, Optional.empty(), created, text(event, "context"));
    }

    private static Optional<NewHint> hint(
            JsonObject event,
            HintSource source,
            Optional<String> object,
            Optional<String> customer,
            Optional<Instant> created,
            Optional<String> account) {
        Optional<String> id = text(event, "id").filter(StripeIds::isId);
        Optional<String> type =
                text(event, "type").filter(word -> TYPE.matcher(word).matches());
        if (id.isEmpty() || type.isEmpty() || created.isEmpty()) {
            return Optional.empty();
        }
        StripeHint hint =
                new StripeHint(id.orElseThrow(), source, type.orElseThrow(), object, customer, created.orElseThrow());
        Optional<String> version = text(event, "api_version").filter(word -> word.length() <= LONGEST_VERSION);
        return Optional.of(new NewHint(
                hint, version, account.map(HintReader::shortened), event.get("livemode") == JsonValue.TRUE));
    }

    /** It is shown, and nothing else is done with it. */
    private static String shortened(String account) {
        return StripeIds.isId(account) ? account : "unreadable";
    }

    private static Optional<Instant> moment(long seconds) {
        long end = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();
        return seconds >= 0 && seconds < end ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return moment(Instant.parse(text).getEpochSecond());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> child(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject);
    }

    private static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(text -> !text.isEmpty());
    }
}
