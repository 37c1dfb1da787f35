package com.keyri.launcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data grid over which nodes tell each other quickly what has happened. It is neither encrypted nor guarded, so it
 * stays on addresses that nobody outside reaches.
 *
 * @param own where this node listens for the others
 * @param members where the others listen; this one may be among them
 */
public record GridPlan(Place own, List<Place> members) {
    private static final int MOST_MEMBERS = 32;

    /**
     * An address of a private network, and a port.
     *
     * @param address IPv4, as digits
     * @param port between 1 and 65535
     */
    public record Place(String address, int port) {
        private static final Pattern FORM =
                Pattern.compile("((\\d{1,3})\\.(\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}):(\\d{1,5})");

        /** Reads {@code 10.0.0.1:8446}. */
        static Place parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()
                    || !isPrivate(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)))
                    || Integer.parseInt(form.group(4)) < 1
                    || Integer.parseInt(form.group(4)) > 65535) {
                throw new LaunchException(
                        "'" + text + "' isn't a place for the data grid, which is neither encrypted nor"
                                + " guarded: --grid and --grid-members want addresses of a private network with a port, like"
                                + " 10.0.0.1:8446.");
            }
            return new Place(form.group(1), Integer.parseInt(form.group(4)));
        }

        /** RFC 1918 and loopback. */
        private static boolean isPrivate(int first, int second) {
            return first == 10
                    || first == 127
                    || (first == 172 && second >= 16 && second < 32)
                    || (first == 192 && second == 168);
        }

        @Override
        public String toString() {
            return address + ":" + port;
        }
    }

    public GridPlan {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > MOST_MEMBERS) {
            throw new LaunchException("--grid-members wants 1 to " + MOST_MEMBERS + " places, separated by commas.");
        }
    }

    /** Reads the two options. */
    public static GridPlan parse(String own, String members) {
        return new GridPlan(
                Place.parse(own),
                Arrays.stream(members.split(",", -1)).map(Place::parse).toList());
    }

    /** The same for {@code domain.xml}, as environment variables. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KEYRI_DOMAIN_GRID_ENABLED", "true");
        environment.put("KEYRI_DOMAIN_GRID_ADDRESS", own.address());
        environment.put("KEYRI_DOMAIN_GRID_PORT", String.valueOf(own.port()));
        environment.put(
                "KEYRI_DOMAIN_GRID_MEMBERS",
                String.join(",", members.stream().map(Place::toString).toList()));
        return environment;
    }
}
