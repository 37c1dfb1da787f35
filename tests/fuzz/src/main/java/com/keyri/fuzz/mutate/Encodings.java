package com.keyri.fuzz.mutate;

import com.keyri.protocol.Base64Url;

/** A JWS in another form of its text. */
final class Encodings {
    private Encodings() {}

    static String spoiled(String compact, Choice choice) {
        int at = choice.below(compact.length());
        return switch (choice.below(11)) {
            case 0 -> compact.substring(0, at);
            case 1 -> compact + "=";
            case 2 -> compact.replace('-', '+').replace('_', '/') + "+/";
            case 3 ->
                compact.substring(0, at) + choice.among(" ", "\u0001", "%", ".", "=", "\u00e9") + compact.substring(at);
            case 4 -> compact.replaceFirst("\\.", "..");
            case 5 -> compact.substring(compact.indexOf('.'));
            case 6 -> choice.among("a.b.c", "...", "e30.e30.e30", "x".repeat(7_000), ".", ",", "eyJ", "null");
            case 7 ->
                Base64Url.encode(choice.bytes(60)) + "." + Base64Url.encode(choice.bytes(90)) + "."
                        + Base64Url.encode(choice.bytes(64));
            case 8 -> compact.toLowerCase(java.util.Locale.ROOT);
            case 9 -> compact + "." + compact;
            default ->
                compact.substring(0, at)
                        + (char) (0x21 + choice.below(0x5e))
                        + compact.substring(Math.min(compact.length(), at + 1));
        };
    }
}
