package com.keyri.fuzz.parser;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.MalformedException;

/** JSON Web Keys, alone and in sets. */
public final class KeysTarget {
    private static final int LONGEST_KEY = 160;

    private KeysTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        try {
            EcJwk key = EcJwk.parse(text);
            Wrong.unless(EcJwk.parse(key.toJson()).equals(key), "a key reads back as another");
            Wrong.unless(key.toJson().length() < LONGEST_KEY, "a key grows");
        } catch (MalformedException e) {
            // As declared.
        }
        try {
            JwkSet set = JwkSet.parse(text);
            Wrong.unless(JwkSet.parse(set.toJson()).equals(set), "a set reads back as another");
        } catch (MalformedException e) {
            // As declared.
        }
    }
}
