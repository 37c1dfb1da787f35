package com.keyri.test.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The account's API keys and what they may. */
public final class StripeKeys {
    private static final String UNRESTRICTED = "sk_test_";
    private static final String RESTRICTED = "rk_test_";

    private final Map<String, Map<String, Level>> keys = new ConcurrentHashMap<>();
    private int made;

    /** How much of something a key may; writing is reading as well. */
    public enum Level {
        READ,
        WRITE
    }

    /** A key that may everything. */
    public String unrestricted() {
        return keep(UNRESTRICTED, Map.of());
    }

    /**
     * A key that may these things and no others.
     *
     * @param permissions their names without {@code rak_} and level, for example {@code billing_meter_event}
     */
    public String restricted(Map<String, Level> permissions) {
        return keep(RESTRICTED, permissions);
    }

    /** From now on the key is nobody's. */
    public void revoke(String key) {
        keys.remove(key);
    }

    private synchronized String keep(String prefix, Map<String, Level> permissions) {
        made++;
        String key = prefix + String.format(java.util.Locale.ROOT, "51StandInKeyNumber%06d", made);
        keys.put(key, Map.copyOf(permissions));
        return key;
    }

    void require(String key, String permission, Level level) {
        Map<String, Level> permissions = Optional.ofNullable(keys.get(key)).orElseThrow(StripeRefusal::unauthenticated);
        Level held = permissions.get(permission);
        if (key.startsWith(RESTRICTED) && (held == null || held.compareTo(level) < 0)) {
            throw StripeRefusal.notPermitted(
                    "rak_" + permission + '_' + level.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
