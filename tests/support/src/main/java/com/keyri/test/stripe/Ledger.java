package com.keyri.test.stripe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All objects of the account. Whoever uses it holds its monitor. */
final class Ledger {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 14;
    private static final int MOST_LISTED = 100;

    private final Map<String, Map<String, ObjectNode>> kinds = new LinkedHashMap<>();
    private final SplittableRandom random;
    private final StripeClock clock;

    Ledger(StripeClock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    StripeClock clock() {
        return clock;
    }

    String newId(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** A new object of that kind, with an id. */
    ObjectNode make(String kind, String prefix) {
        ObjectNode object = Shapes.of(kind);
        object.put("id", newId(prefix));
        if (object.has("created")) {
            object.put("created", clock.seconds());
        }
        all(kind).put(object.get("id").asString(), object);
        return object;
    }

    /** Keeps an object that was made elsewhere, under an id of its own. */
    void keep(String kind, String id, ObjectNode object) {
        all(kind).put(id, object);
    }

    Optional<ObjectNode> find(String kind, String id) {
        return Optional.ofNullable(all(kind).get(id));
    }

    /** @param parameter the name by which the call spoke of it; {@code id} for one in the path */
    ObjectNode get(String kind, String id, String parameter) {
        return find(kind, id).orElseThrow(() -> StripeRefusal.noSuch(kind, id, parameter));
    }

    void remove(String kind, String id) {
        all(kind).remove(id);
    }

    /** The newest first. */
    List<ObjectNode> list(String kind, Predicate<ObjectNode> fits) {
        List<ObjectNode> found =
                new ArrayList<>(all(kind).values().stream().filter(fits).toList());
        Collections.reverse(found);
        return found;
    }

    /** A page of a list, as {@code limit}, {@code starting_after} and {@code ending_before} want it. */
    ObjectNode page(String url, List<ObjectNode> found, Parameters parameters) {
        int limit = (int) parameters.integer("limit").orElse(10);
        if (limit < 1 || limit > MOST_LISTED) {
            throw StripeRefusal.invalid("limit", "", "limit must be between 1 and 100");
        }
        Optional<String> before = parameters.find("ending_before");
        int from = parameters
                .find("starting_after")
                .map(id -> place(found, id, "starting_after") + 1)
                .orElse(0);
        int to = before.map(id -> place(found, id, "ending_before")).orElse(found.size());
        List<ObjectNode> range = found.subList(Math.min(from, to), to);
        boolean isMore = range.size() > limit;
        List<ObjectNode> page = !isMore
                ? range
                : before.isPresent() ? range.subList(range.size() - limit, range.size()) : range.subList(0, limit);
        return Json.list(url, page).put("has_more", isMore);
    }

    private static int place(List<ObjectNode> found, String id, String parameter) {
        for (int i = 0; i < found.size(); i++) {
            if (Json.text(found.get(i), "id").equals(id)) {
                return i;
            }
        }
        throw StripeRefusal.invalid(parameter, "resource_missing", "No such object: '" + id + "'");
    }

    /** Whether a member of an object has that text, or nothing was asked for. */
    static Predicate<ObjectNode> having(String member, Optional<String> text) {
        return object -> text.isEmpty() || Json.text(object, member).equals(text.orElseThrow());
    }

    /** Puts objects in the place of their ids, where {@code expand} asks for that. */
    ObjectNode expanded(ObjectNode object, Parameters parameters) {
        ObjectNode copy = object.deepCopy();
        parameters.texts("expand").forEach(path -> expand(copy, List.of(path.split("\\.", -1))));
        return copy;
    }

    private void expand(JsonNode at, List<String> path) {
        if (at.isArray()) {
            at.forEach(each -> expand(each, path));
        } else if (at instanceof ObjectNode object && !path.isEmpty()) {
            String member = path.get(0);
            JsonNode value = object.path(member);
            if (value.isString()) {
                anywhere(value.asString()).ifPresent(found -> object.set(member, found.deepCopy()));
            }
            expand(object.path(member), path.subList(1, path.size()));
        }
    }

    private Optional<ObjectNode> anywhere(String id) {
        return kinds.values().stream()
                .map(objects -> objects.get(id))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private Map<String, ObjectNode> all(String kind) {
        return kinds.computeIfAbsent(kind, name -> new LinkedHashMap<>());
    }
}
