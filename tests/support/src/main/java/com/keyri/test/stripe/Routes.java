package com.keyri.test.stripe;

import com.keyri.test.stripe.StripeKeys.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The calls that are answered, and the permission that each wants: GET reads, everything else writes. */
final class Routes {
    private static final Pattern NAME = Pattern.compile("\\{id}");

    private final List<Route> routes = new ArrayList<>();

    /** Answers a call about the thing whose id the path has, or about none. */
    @FunctionalInterface
    interface Handler {
        ObjectNode answer(String id, Parameters parameters);
    }

    /**
     * One of them.
     *
     * @param permission its name without {@code rak_} and level
     */
    record Route(String method, Pattern path, String permission, Handler handler) {
        Level level() {
            return method.equals("GET") ? Level.READ : Level.WRITE;
        }
    }

    /** A call and what answers it. */
    record Match(Route route, String id) {}

    /** The calls under one permission. */
    Adding of(String permission) {
        return new Adding(permission);
    }

    Match find(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                return new Match(route, matcher.groupCount() == 0 ? "" : matcher.group(1));
            }
        }
        throw StripeRefusal.noSuchPath(method, path);
    }

    /** The permission that a call wants, with its level; empty where there is no such call. */
    Optional<String> permission(String method, String path) {
        try {
            Route route = find(method, path).route();
            return Optional.of(route.permission() + ':' + route.level());
        } catch (StripeRefusal e) {
            return Optional.empty();
        }
    }

    /** Adds calls under one permission. */
    final class Adding {
        private final String permission;

        private Adding(String permission) {
            this.permission = permission;
        }

        Adding get(String path, Handler handler) {
            return add("GET", path, handler);
        }

        Adding post(String path, Handler handler) {
            return add("POST", path, handler);
        }

        Adding delete(String path, Handler handler) {
            return add("DELETE", path, handler);
        }

        private Adding add(String method, String path, Handler handler) {
            String pattern = NAME.matcher(path).replaceAll("([A-Za-z0-9_]+)");
            routes.add(new Route(method, Pattern.compile(pattern), permission, handler));
            return this;
        }
    }
}
