package com.keyri.subscription.model;

import com.keyri.money.model.Money;
import com.keyri.plan.model.PlanTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;

/**
 * What a change of plan within a period gives back and asks for: the shares of the flat fees that fall on the rest of
 * the period, to the second, each rounded half up by itself, as Stripe does.
 *
 * @param at the second that it is computed for
 * @param until the period's end
 * @param givenBack what was paid for the rest of the period by the plan until now, in minor units; not negative
 * @param asked what the rest of the period costs by the other plan
 */
public record Proration(Currency currency, Instant at, Instant until, long givenBack, long asked) {
    /** Nothing is given back or asked for: in a trial, and at a period's end. */
    public static Proration nothing(Currency currency, Instant at) {
        return new Proration(currency, at, at, 0, 0);
    }

    /**
     * Within a period that was paid for.
     *
     * @param from the period's first second
     * @param until the first one after it
     * @param at within the period
     * @throws IllegalArgumentException where the plans have different currencies, or the moment is outside
     */
    public static Proration of(PlanTerms present, PlanTerms next, Instant from, Instant until, Instant at) {
        long whole = until.getEpochSecond() - from.getEpochSecond();
        long rest = until.getEpochSecond() - at.getEpochSecond();
        if (!present.currency().equals(next.currency())) {
            throw new IllegalArgumentException(present.currency() + " and " + next.currency());
        }
        if (whole <= 0 || rest < 0 || rest > whole) {
            throw new IllegalArgumentException(rest + " of " + whole + " seconds");
        }
        return new Proration(
                next.currency(),
                Instant.ofEpochSecond(at.getEpochSecond()),
                until,
                share(present.flatFee(), rest, whole),
                share(next.flatFee(), rest, whole));
    }

    private static long share(long amount, long seconds, long whole) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(seconds))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What is to be paid at once; negative where it is a credit for the next invoice. */
    public Money total() {
        return new Money(asked - givenBack, currency);
    }
}
