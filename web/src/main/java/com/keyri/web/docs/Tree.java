package com.keyri.web.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A node of a YAML document. What isn't there is an empty node, so that a reader needn't ask before each step. */
final class Tree {
    private final @Nullable Object value;

    private Tree(@Nullable Object value) {
        this.value = value;
    }

    static Tree parse(String yaml) {
        return new Tree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    /** The whole of it as maps, lists and scalars. */
    @Nullable Object raw() {
        return value;
    }

    Tree at(String name) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    boolean isEmpty() {
        return value == null;
    }

    /** The scalar as text; empty where there is none. */
    String text() {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    Optional<String> optional() {
        return Optional.of(text()).filter(text -> !text.isEmpty());
    }

    List<Tree> elements() {
        return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    List<String> texts() {
        return elements().stream().map(Tree::text).toList();
    }

    Map<String, Tree> members() {
        Map<String, Tree> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), new Tree(member)));
        }
        return members;
    }
}
