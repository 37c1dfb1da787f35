package com.keyri.stripe;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** Reads what a meter says about reports that it took in and didn't count; the library has it without a way to it. */
final class MeterErrors {
    private MeterErrors() {}

    static List<MeterError> read(String event) {
        try (JsonReader reader = Json.createReader(new StringReader(event))) {
            return child(child(reader.readObject(), "data"), "reason")
                    .getOrDefault("error_types", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray()
                    .getValuesAs(MeterErrors::error);
        } catch (JsonException | ClassCastException e) {
            throw StripeException.of(StripeFailure.BROKEN);
        }
    }

    private static MeterError error(JsonValue value) {
        JsonObject error = value.asJsonObject();
        List<String> identifiers =
                error.getOrDefault("sample_errors", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                        .map(sample -> child(sample.asJsonObject(), "request").getString("identifier", ""))
                        .filter(identifier -> !identifier.isEmpty())
                        .toList();
        return new MeterError(
                error.getString("code", ""),
                error.getJsonNumber("error_count") == null
                        ? 0
                        : error.getJsonNumber("error_count").longValue(),
                identifiers);
    }

    private static JsonObject child(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }
}
