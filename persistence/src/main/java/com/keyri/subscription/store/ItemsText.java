package com.keyri.subscription.store;

import com.keyri.subscription.model.ItemChanges;
import com.keyri.subscription.model.MirroredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Items of subscriptions, and changes of them, as a column holds them. */
final class ItemsText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ItemsText() {}

    static String of(List<MirroredItem> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.addObject().put("id", item.id()).put("price", item.price()));
        return MAPPER.writeValueAsString(array);
    }

    static List<MirroredItem> items(String text) {
        List<MirroredItem> items = new ArrayList<>();
        MAPPER.readTree(text)
                .forEach(item -> items.add(new MirroredItem(
                        item.required("id").stringValue(),
                        item.required("price").stringValue())));
        return items;
    }

    static String of(ItemChanges changes) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode replaced = object.putObject("replaced");
        new TreeMap<>(changes.replaced()).forEach(replaced::put);
        changes.added().forEach(object.putArray("added")::add);
        changes.removed().forEach(object.putArray("removed")::add);
        changes.prices().forEach(object.putArray("prices")::add);
        return MAPPER.writeValueAsString(object);
    }

    static ItemChanges changes(String text) {
        JsonNode object = MAPPER.readTree(text);
        Map<String, String> replaced = new TreeMap<>();
        object.required("replaced")
                .properties()
                .forEach(pair -> replaced.put(pair.getKey(), pair.getValue().stringValue()));
        return new ItemChanges(replaced, texts(object, "added"), texts(object, "removed"), texts(object, "prices"));
    }

    private static List<String> texts(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        object.required(name).forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}
