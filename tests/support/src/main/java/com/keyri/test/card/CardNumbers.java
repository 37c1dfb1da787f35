package com.keyri.test.card;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what looks like the number of a card: 13 to 19 digits by themselves or in groups of four, that begin as those
 * of a scheme do and whose check digit is right (ISO/IEC 7812-1).
 */
public final class CardNumbers {
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![0-9A-Za-z._])(?:[0-9]{13,19}|[0-9]{4}(?:[ -][0-9]{4}){3}|3[0-9]{3}[ -][0-9]{6}[ -][0-9]{5})"
                    + "(?![0-9A-Za-z])");
    private static final Pattern SCHEMES = Pattern.compile(
            "4[0-9]{12,18}|5[1-5][0-9]{14}|2[2-7][0-9]{14}|3[47][0-9]{13}"
                    + "|3(?:0[0-5]|[68][0-9])[0-9]{11}|35[0-9]{14}|6(?:011|5[0-9]{2}|4[4-9][0-9]|2[0-9]{2})[0-9]{12,15}");

    private CardNumbers() {}

    /** All of them, with their last four digits only. */
    public static List<String> find(String text) {
        return DIGITS.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("[ -]", ""))
                .filter(digits -> SCHEMES.matcher(digits).matches() && hasRightCheckDigit(digits))
                .map(digits -> "…" + digits.substring(digits.length() - 4))
                .toList();
    }

    private static boolean hasRightCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 != 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
