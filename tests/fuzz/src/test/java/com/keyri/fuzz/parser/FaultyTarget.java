package com.keyri.fuzz.parser;

/** Breaks over four bytes that nobody finds by chance. */
public final class FaultyTarget {
    private FaultyTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.length() > 3 && text.charAt(0) == 'k' && text.charAt(1) == 'e' && text.charAt(2) == 'y') {
            Wrong.unless(text.charAt(3) != '!', "a fault");
        }
    }
}
