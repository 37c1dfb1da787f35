package com.keyri.test.stripe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call says, with the names by which a refusal speaks of it. */
final class Parameters {
    private final ObjectNode members;
    private final String at;

    Parameters(ObjectNode members) {
        this(members, "");
    }

    private Parameters(ObjectNode members, String at) {
        this.members = members;
        this.at = at;
    }

    /** Refuses every other name. */
    void allow(String... names) {
        Set<String> others = new TreeSet<>(members.propertyNames());
        others.removeAll(Set.of(names));
        others.remove("expand");
        others.stream().findFirst().ifPresent(other -> {
            throw StripeRefusal.unknown(name(other));
        });
    }

    boolean has(String name) {
        return members.has(name);
    }

    Optional<String> find(String name) {
        JsonNode value = members.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asString()) : Optional.empty();
    }

    String text(String name) {
        return find(name).filter(text -> !text.isEmpty()).orElseThrow(() -> StripeRefusal.missing(name(name)));
    }

    /** One of these words. */
    String word(String name, String otherwise, String... words) {
        String word = find(name).orElse(otherwise);
        if (!List.of(words).contains(word)) {
            throw StripeRefusal.invalid(
                    name(name), "", "Invalid " + name(name) + ": must be one of " + String.join(", ", words));
        }
        return word;
    }

    OptionalLong integer(String name) {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.orElseThrow()));
        } catch (NumberFormatException e) {
            throw StripeRefusal.invalid(
                    name(name), "parameter_invalid_integer", "Invalid integer: " + text.orElseThrow());
        }
    }

    boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(word(name, Boolean.toString(otherwise), "true", "false"));
    }

    Optional<Parameters> child(String name) {
        return members.path(name) instanceof ObjectNode child
                ? Optional.of(new Parameters(child, name(name)))
                : Optional.empty();
    }

    List<Parameters> children(String name) {
        if (!(members.path(name) instanceof ArrayNode list)) {
            return List.of();
        }
        return IntStream.range(0, list.size())
                .filter(i -> list.get(i) instanceof ObjectNode)
                .mapToObj(i -> new Parameters((ObjectNode) list.get(i), name(name) + '[' + i + ']'))
                .toList();
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        return members.path(name) instanceof ArrayNode list
                ? list.valueStream().map(JsonNode::asString).toList()
                : List.of();
    }

    /** Puts the texts of {@code metadata} into those of an object; an empty one takes its name away. */
    void mergeMetadata(ObjectNode object) {
        ObjectNode known = (ObjectNode) object.get("metadata");
        if (members.path("metadata") instanceof ObjectNode changes) {
            changes.properties().forEach(change -> {
                if (change.getValue().asString().isEmpty()) {
                    known.remove(change.getKey());
                } else {
                    known.set(change.getKey(), change.getValue());
                }
            });
        }
    }

    /** Puts the texts of these names into an object, where they are given. */
    void copy(ObjectNode object, String... names) {
        for (String name : names) {
            find(name).ifPresent(text -> object.put(name, text.isEmpty() ? null : text));
        }
    }

    String name(String name) {
        return at.isEmpty() ? name : at + '[' + name + ']';
    }

    ObjectNode json() {
        return members;
    }
}
