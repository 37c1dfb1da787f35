package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import com.keyri.test.contract.MemberRule;
import com.keyri.test.contract.OpenApiDocument;
import com.keyri.test.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spoils members of a JSON body: another type, another length, missing, doubled, unknown, out of the document's bounds.
 */
final class BodyMutation implements Mutation {
    private static final String PLACE = "keyri-fuzz-place";

    /** By the operation's id. */
    private final Map<String, List<MemberRule>> members;

    BodyMutation(OpenApiDocument document) {
        this.members = document.operations().stream()
                .filter(operation -> operation.bodyTypes().contains("application/json"))
                .collect(Collectors.toMap(Operation::id, document::bodyMembers));
    }

    @Override
    public void apply(Draft draft, Choice choice) {
        ObjectNode body = object(draft);
        int changes = choice.oneIn(4) ? 2 : 1;
        List<String> raw = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            change(body, draft, choice, raw);
        }
        String text = body.toString();
        for (String each : raw) {
            text = text.replaceFirst("\"" + PLACE + "\"", java.util.regex.Matcher.quoteReplacement(each));
        }
        draft.text(choice.oneIn(8) ? doubled(body, text, choice) : text);
        if (draft.header("Content-Type").isEmpty()) {
            draft.with("Content-Type", "application/json");
        }
    }

    /** Whether the draft's body is one that this can spoil. */
    static boolean fits(Draft draft) {
        return draft.text().startsWith("{");
    }

    private static ObjectNode object(Draft draft) {
        try {
            if (JsonMapper.shared().readTree(draft.text()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // Spoiled already; begin anew.
        }
        return JsonMapper.shared().createObjectNode();
    }

    private void change(ObjectNode body, Draft draft, Choice choice, List<String> raw) {
        List<MemberRule> rules = draft.operation()
                .map(operation -> members.getOrDefault(operation.id(), List.of()))
                .orElse(List.of());
        if (rules.isEmpty() || choice.oneIn(10)) {
            put(body, Nasty.name(choice), Nasty.value(choice), raw);
            return;
        }
        MemberRule rule = choice.of(rules);
        JsonNode parent = parent(body, rule.path());
        String name = rule.path().get(rule.path().size() - 1);
        switch (choice.below(8)) {
            case 0 -> remove(parent, name);
            case 1 -> put(parent, name + choice.among("", " ", "_", "\u0000", "2"), Nasty.value(choice), raw);
            case 2 -> put(parent, changedCase(name), quoted(Nasty.text(choice)), raw);
            case 3, 4 -> put(parent, name, quoted(Nasty.text(choice)), raw);
            case 5, 6 -> put(parent, name, quoted(Bounds.text(rule.schema(), choice)), raw);
            default -> put(parent, name, Nasty.value(choice), raw);
        }
    }

    /** What the member stands in; made where it isn't there. */
    private static JsonNode parent(ObjectNode body, List<String> path) {
        JsonNode at = body;
        for (int i = 0; i < path.size() - 1; i++) {
            String name = path.get(i);
            JsonNode next = at instanceof ArrayNode array ? array.path(0) : at.path(name);
            if (!next.isContainer()) {
                boolean isArray = path.get(i + 1).equals("0");
                next = isArray
                        ? JsonMapper.shared().createArrayNode()
                        : JsonMapper.shared().createObjectNode();
                if (at instanceof ObjectNode object) {
                    object.set(name, next);
                } else if (at instanceof ArrayNode array) {
                    array.insert(0, next);
                }
            }
            at = next;
        }
        return at;
    }

    private static void put(JsonNode parent, String name, String value, List<String> raw) {
        if (parent instanceof ObjectNode object) {
            object.put(name, PLACE);
            raw.add(value);
        } else if (parent instanceof ArrayNode array) {
            array.insert(0, PLACE);
            raw.add(value);
        }
    }

    private static void remove(JsonNode parent, String name) {
        if (parent instanceof ObjectNode object) {
            object.remove(name);
        } else if (parent instanceof ArrayNode array) {
            array.removeAll();
        }
    }

    /** One of the members comes twice. */
    private static String doubled(ObjectNode body, String text, Choice choice) {
        List<String> names = List.copyOf(body.propertyNames());
        if (names.isEmpty()) {
            return text;
        }
        String name = choice.of(names);
        String value = choice.oneIn(2) ? body.path(name).toString() : Nasty.value(choice);
        return "{" + quoted(name) + ":" + value + "," + text.substring(1);
    }

    private static String changedCase(String name) {
        return name.equals(name.toUpperCase(java.util.Locale.ROOT))
                ? name.toLowerCase(java.util.Locale.ROOT)
                : name.toUpperCase(java.util.Locale.ROOT);
    }

    /** As JSON; surrogates without a partner as escapes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x20 || unit == '"' || unit == '\\' || Character.isSurrogate(unit)) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                quoted.append(unit);
            }
        }
        return quoted.append('"').toString();
    }
}
