package com.keyri.plan.console;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as people type and read them: in whole units of the currency.
 *
 * @param digits how many decimals the currency has
 */
record TypedAmounts(int digits) {
    /** What no constraint takes, for what isn't a number at all. */
    private static final long NO_NUMBER = -1;

    private static final int THREE = 3;

    /** What to say beside a field where nobody knows what was meant. */
    static final String AMBIGUOUS = "This may be meant in two ways: write 1000 or 1000.00.";

    private static final String NO_AMOUNT = "none";
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}([.,][0-9]{1,16})?");
    /** Also how thousands are written; behind a nought nobody parts them. */
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

    static TypedAmounts in(@Nullable String currency) {
        try {
            return new TypedAmounts(Math.max(
                    0, Currency.getInstance(currency == null ? "" : currency).getDefaultFractionDigits()));
        } catch (IllegalArgumentException e) {
            return new TypedAmounts(2); // Which currency that should be is said beside its own field.
        }
    }

    /** Minor units as a text; null where nothing was typed. */
    @Nullable String minor(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String text = typed.strip();
        return AMOUNT.matcher(text).matches() && !isAmbiguous(text)
                ? plain(new BigDecimal(text.replace(',', '.')).movePointRight(digits))
                : NO_AMOUNT;
    }

    /** Minor units where there are whole ones of them. */
    @Nullable Long wholeMinor(@Nullable String typed) {
        String minor = minor(typed);
        if (minor == null) {
            return null;
        }
        return isAmbiguousFee(typed) ? Long.valueOf(NO_NUMBER) : whole(minor);
    }

    /**
     * Whether a price may be meant to be another one: a comma parts thousands or decimals, and our pages write points.
     */
    static boolean isAmbiguous(@Nullable String typed) {
        return typed != null
                && typed.indexOf(',') >= 0
                && THOUSANDS.matcher(typed.strip()).matches();
    }

    /** The same of an amount of whole minor units, where a point parts thousands unless there are three decimals. */
    boolean isAmbiguousFee(@Nullable String typed) {
        return typed != null
                && (isAmbiguous(typed)
                        || (digits != THREE && THOUSANDS.matcher(typed.strip()).matches()));
    }

    /** A number; null where nothing was typed. */
    @Nullable Long whole(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String text = typed.strip();
        return WHOLE.matcher(text).matches() ? Long.valueOf(text) : Long.valueOf(NO_NUMBER);
    }

    /** Minor units in whole units. */
    String shown(String minor) {
        return new BigDecimal(minor).movePointLeft(digits).toPlainString();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
