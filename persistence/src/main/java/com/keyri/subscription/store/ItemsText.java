package com.keyri.subscription.store;

import com.keyri.subscription.model.ItemChanges;
import com.keyri.subscription.model.MirroredItem;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Items of subscriptions, and changes of them, as a column holds them. */
final class ItemsText {
    /** Kept, because each call of {@link Json} looks through the class path for one. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ItemsText() {}

    static String of(List<MirroredItem> items) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        items.forEach(item ->
                array.add(BUILDERS.createObjectBuilder().add("id", item.id()).add("price", item.price())));
        return array.build().toString();
    }

    static List<MirroredItem> items(String text) {
        JsonArray array = READERS.createReader(new StringReader(text)).readArray();
        return array.getValuesAs(JsonObject.class).stream()
                .map(item -> new MirroredItem(item.getString("id"), item.getString("price")))
                .toList();
    }

    static String of(ItemChanges changes) {
        JsonObjectBuilder replaced = BUILDERS.createObjectBuilder();
        new TreeMap<>(changes.replaced()).forEach(replaced::add);
        return BUILDERS.createObjectBuilder()
                .add("replaced", replaced)
                .add("added", BUILDERS.createArrayBuilder(changes.added()))
                .add("removed", BUILDERS.createArrayBuilder(changes.removed()))
                .add("prices", BUILDERS.createArrayBuilder(changes.prices()))
                .build()
                .toString();
    }

    static ItemChanges changes(String text) {
        JsonObject object = READERS.createReader(new StringReader(text)).readObject();
        Map<String, String> replaced = new TreeMap<>();
        JsonObject pairs = object.getJsonObject("replaced");
        pairs.keySet().forEach(item -> replaced.put(item, pairs.getString(item)));
        return new ItemChanges(replaced, texts(object, "added"), texts(object, "removed"), texts(object, "prices"));
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
