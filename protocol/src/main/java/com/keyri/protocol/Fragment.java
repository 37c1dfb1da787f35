package com.keyri.protocol;

import java.util.Arrays;
import java.util.List;

/** A link to the authenticator, cut into the address before {@code #} and the dotted parts behind the version. */
record Fragment(String url, List<String> parts) {
    static Fragment parse(String text, int maxChars, String version, int count) {
        if (text.length() > maxChars) {
            throw new MalformedException("link: too long");
        }
        int hash = text.indexOf('#');
        String start = version + ".";
        if (hash < 0 || !text.startsWith(start, hash + 1)) {
            throw new MalformedException("link: not of this version");
        }
        List<String> parts =
                Arrays.asList(text.substring(hash + 1 + start.length()).split("\\.", -1));
        if (parts.size() != count) {
            throw new MalformedException("link: not the right number of parts");
        }
        return new Fragment(text.substring(0, hash), parts);
    }
}
