package com.keyri.test.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a form with nested names, {@code items[0][price]=price_1}, into members and lists. */
final class FormBody {
    private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int DEEPEST = 12;

    private FormBody() {}

    static ObjectNode parse(String form) {
        ObjectNode root = Json.object();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                put(root, steps(decode(name)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return (ObjectNode) withLists(root);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static List<String> steps(String name) {
        int bracket = name.indexOf('[');
        List<String> steps = new ArrayList<>();
        steps.add(bracket < 0 ? name : name.substring(0, bracket));
        Matcher step = STEP.matcher(name);
        while (step.find()) {
            steps.add(step.group(1));
        }
        if (steps.size() > DEEPEST) {
            throw StripeRefusal.unknown(name);
        }
        return steps;
    }

    private static void put(ObjectNode root, List<String> steps, String value) {
        ObjectNode at = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            String name = step.isEmpty() ? Integer.toString(at.size()) : step;
            at = at.get(name) instanceof ObjectNode known ? known : at.putObject(name);
        }
        String last = steps.get(steps.size() - 1);
        at.put(last.isEmpty() ? Integer.toString(at.size()) : last, value);
    }

    private static JsonNode withLists(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode members = Json.object();
        object.properties().forEach(member -> members.set(member.getKey(), withLists(member.getValue())));
        boolean isList = !members.isEmpty()
                && members.propertyNames().stream()
                        .allMatch(name -> NUMBER.matcher(name).matches());
        if (!isList) {
            return members;
        }
        ArrayNode list = Json.array();
        members.values().forEach(list::add);
        return list;
    }
}
