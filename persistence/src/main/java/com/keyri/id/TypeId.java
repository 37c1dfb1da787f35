package com.keyri.id;

import java.util.Optional;
import java.util.UUID;

/**
 * The text form of an id: a prefix, an underscore and the UUID in 26 characters of lower-case Crockford base32 (TypeID,
 * version 0.3).
 */
public final class TypeId {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private TypeId() {}

    /** The text of {@code value} under {@code prefix}, for example {@code app_01h455vb4pex5vsknk084sn02q}. */
    public static String format(String prefix, UUID value) {
        char[] text = new char[LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + '_' + new String(text);
    }

    /** The UUID of {@code text}; empty where it isn't an id with this prefix. */
    public static Optional<UUID> parse(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + LENGTH || !text.startsWith(prefix) || text.charAt(start - 1) != '_') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0 || (i == start && digit > 7)) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
