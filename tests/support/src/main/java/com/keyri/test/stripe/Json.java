package com.keyri.test.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as this server writes it. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** A list of the API, all of it on one page. */
    static ObjectNode list(String url, Iterable<ObjectNode> found) {
        ObjectNode list = object();
        ArrayNode data = list.put("object", "list").putArray("data");
        found.forEach(data::add);
        return list.put("has_more", false).put("url", url);
    }

    /** The text of a member; empty where there is none, or it is null. */
    static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
