package com.keyri.stripe;

import jakarta.ejb.ApplicationException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe didn't do it. Says why in words of ours: Stripe's own may hold what people entered. */
@ApplicationException(rollback = true)
public final class StripeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StripeFailure failure;
    private final Details details;

    /** What is known besides; absent members are null, because exceptions have to be serializable. */
    private record Details(
            @Nullable String code,
            @Nullable String parameter,
            @Nullable String permission,
            @Nullable Duration retryAfter)
            implements Serializable {
        static final Details NONE = new Details(null, null, null, null);
    }

    private StripeException(StripeFailure failure, Details details) {
        super(message(failure, details));
        this.failure = failure;
        this.details = details;
    }

    /** A failure of which nothing else is known. */
    public static StripeException of(StripeFailure failure) {
        return new StripeException(failure, Details.NONE);
    }

    /** Too many requests; the pause is the one that was asked for, where one was. */
    public static StripeException busy(Optional<Duration> retryAfter) {
        return new StripeException(StripeFailure.BUSY, new Details(null, null, null, retryAfter.orElse(null)));
    }

    /** Refused, with Stripe's word for the reason and the parameter that it is about, where they were said. */
    public static StripeException refused(Optional<String> code, Optional<String> parameter) {
        return new StripeException(
                StripeFailure.REFUSED, new Details(code.orElse(null), parameter.orElse(null), null, null));
    }

    /** The key lacks a right, which is named where Stripe named it. */
    public static StripeException notAllowed(Optional<String> permission) {
        return new StripeException(StripeFailure.NOT_ALLOWED, new Details(null, null, permission.orElse(null), null));
    }

    public StripeFailure failure() {
        return failure;
    }

    /** Whether the request may have been done all the same: ask again with the same key, or look. */
    public boolean outcomeUnknown() {
        return failure.isOutcomeUnknown();
    }

    /** Stripe's word for why it refused, for example {@code card_declined}. */
    public Optional<String> code() {
        return Optional.ofNullable(details.code());
    }

    /** The parameter that it refused. */
    public Optional<String> parameter() {
        return Optional.ofNullable(details.parameter());
    }

    /** The right that the key lacks, for example {@code rak_invoice_read}. */
    public Optional<String> permission() {
        return Optional.ofNullable(details.permission());
    }

    /** How long Stripe wants to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }

    private static String message(StripeFailure failure, Details details) {
        StringBuilder text = new StringBuilder("Stripe: ").append(failure);
        append(text, details.code());
        append(text, details.parameter());
        append(text, details.permission());
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable String word) {
        if (word != null) {
            text.append(' ').append(word);
        }
    }
}
