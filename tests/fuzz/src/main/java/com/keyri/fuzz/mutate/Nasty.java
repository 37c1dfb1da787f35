package com.keyri.fuzz.mutate;

import java.util.List;

/** Texts and JSON values that programs stumble over. */
public final class Nasty {
    /** Stands in values that no refusal may repeat. */
    static final String MARK = "XYZZY";

    /** Texts: control, bidirectional and invisible characters, and what other languages take for code. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            MARK,
            MARK + "\u0000",
            "\u0000",
            MARK + "\n" + MARK,
            MARK + "\r\nX-Injected: yes",
            "\u202e" + MARK + "\u202c",
            "\u2066" + MARK + "\u2069",
            "\u200b",
            "\ufeff" + MARK,
            "\u2028" + MARK + "\u2029",
            "\u0007\u001b[31m" + MARK,
            "\ue000\uffff",
            "e\u0301".repeat(40),
            "A" + "\u0300".repeat(400),
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ud800\udc00".repeat(33),
            "\u0130\u0131\u017f\u212a",
            "' or '1'='1",
            "'; drop table sign_in; --" + MARK,
            "\\'; select pg_sleep(20); --",
            "$" + "{jndi:ldap://127.0.0.1:1/" + MARK + "}",
            "#{7*7}$" + "{7*7}{{7*7}}",
            "%s%n%x%9999999d",
            "<script>" + MARK + "</script>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "../../../../etc/passwd",
            "..\\..\\" + MARK,
            "file:///etc/passwd",
            "http://127.0.0.1:1/" + MARK,
            "-1",
            "0",
            "9223372036854775808",
            "NaN",
            "1e400",
            "null",
            "true",
            "[]",
            "{}",
            "__proto__",
            "class.module.classLoader",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-----BEGIN EC KEY-----");

    /** JSON values as they are written, well-formed or not. */
    static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "1E2147483647",
            "1e999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "0.1e1",
            "00",
            "+1",
            ".5",
            "1.",
            "0x10",
            "NaN",
            "Infinity",
            "-",
            "[]",
            "{}",
            "[[[[[[[[[[]]]]]]]]]]",
            "[null]",
            "[1,2,3]",
            "[\"" + MARK + "\",\"" + MARK + "\"]",
            "{\"\":\"\"}",
            "{\"__proto__\":{\"a\":1}}",
            "{\"@class\":\"java.util.HashMap\"}",
            "[\"java.util.HashMap\",{}]",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"" + MARK + "\\ud83d\"",
            "\"\\u0000\"",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"" + MARK + "\u0001\"",
            "\"unfinished",
            "'" + MARK + "'",
            MARK,
            "undefined",
            "tru",
            "/*" + MARK + "*/1",
            "\u00a01");

    private Nasty() {}

    /** One of these texts, or a long one, or one of anything. */
    static String text(Choice choice) {
        return switch (choice.below(8)) {
            case 0 -> MARK.repeat(choice.among(13, 52, 205, 820, 3_277, 10_000));
            case 1 -> anything(choice, 1 + choice.below(60));
            case 2 -> choice.of(TEXTS) + choice.of(TEXTS);
            default -> choice.of(TEXTS);
        };
    }

    /** For a member: a refusal may name that. */
    static String name(Choice choice) {
        return choice.of(TEXTS).replace(MARK, "name");
    }

    /** One of these values, or a deep, a long or a large one. */
    public static String value(Choice choice) {
        return switch (choice.below(10)) {
            case 0 -> {
                int depth = choice.among(5, 9, 17, 100, 1_000, 8_000);
                yield "[".repeat(depth) + "]".repeat(choice.oneIn(3) ? 0 : depth);
            }
            case 1 -> {
                int depth = choice.among(3, 7, 9, 500, 4_000);
                yield "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            }
            case 2 -> "9".repeat(choice.among(19, 20, 21, 1_000, 20_000));
            case 3 -> "[" + "0,".repeat(choice.among(16, 101, 5_000)) + "0]";
            case 4 -> "0." + "3".repeat(choice.among(18, 40, 5_000)) + "e" + choice.among("-", "") + "5";
            default -> choice.of(VALUES);
        };
    }

    /** Any code points, surrogates without a partner among them. */
    static String anything(Choice choice, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            switch (choice.below(4)) {
                case 0 -> text.append((char) choice.below(0x10000));
                case 1 -> text.appendCodePoint(choice.below(0x110000));
                default -> text.append((char) choice.below(0x80));
            }
        }
        return text.toString();
    }
}
