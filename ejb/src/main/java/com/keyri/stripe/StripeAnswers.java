package com.keyri.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the library's exceptions mean to us. Their messages are left behind: some repeat what was sent. */
final class StripeAnswers {
    private static final Pattern PERMISSION = Pattern.compile("'(rak_[a-z0-9_]{1,60})'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_\\[\\].]{1,100}");
    /** Stripe gives no code for this one. */
    private static final String DUPLICATE = "An event already exists with identifier";

    static final String DUPLICATE_CODE = "duplicate_meter_event";

    private static final String IN_USE = "idempotency_key_in_use";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private StripeAnswers() {}

    /** Does a call and says what went wrong in our words. */
    static <T> T of(StripeCall<T> call) {
        try {
            return call.answer();
        } catch (com.stripe.exception.StripeException e) {
            throw meaning(e);
        }
    }

    private static StripeException meaning(com.stripe.exception.StripeException e) {
        if (e instanceof ApiConnectionException) {
            return StripeException.of(StripeFailure.UNREACHABLE);
        }
        if (e instanceof PermissionException) {
            return StripeException.notAllowed(permission(e));
        }
        if (e instanceof AuthenticationException) {
            return StripeException.of(StripeFailure.KEY_REFUSED);
        }
        int status = Optional.ofNullable(e.getStatusCode()).orElse(0);
        if (status == CONFLICT || IN_USE.equals(e.getCode())) {
            return StripeException.of(StripeFailure.CONFLICT);
        }
        return byStatus(status, e);
    }

    private static StripeException byStatus(int status, com.stripe.exception.StripeException e) {
        if (status == NOT_FOUND) {
            return StripeException.of(StripeFailure.NOT_FOUND);
        }
        if (status == TOO_MANY_REQUESTS) {
            return StripeException.busy(Optional.empty());
        }
        if (status >= FIRST_REFUSAL && status < FIRST_FAILURE) {
            return StripeException.refused(code(e), parameter(e));
        }
        return StripeException.of(StripeFailure.BROKEN);
    }

    private static Optional<String> code(com.stripe.exception.StripeException e) {
        if (e instanceof IdempotencyException) {
            return Optional.of("idempotency_error");
        }
        boolean isDuplicate = Optional.ofNullable(e.getMessage()).orElse("").startsWith(DUPLICATE);
        return isDuplicate ? Optional.of(DUPLICATE_CODE) : word(e.getCode());
    }

    private static Optional<String> parameter(com.stripe.exception.StripeException e) {
        if (e instanceof InvalidRequestException invalid) {
            return word(invalid.getParam());
        }
        return e instanceof CardException card ? word(card.getParam()) : Optional.empty();
    }

    private static Optional<String> word(@Nullable String text) {
        return Optional.ofNullable(text).filter(each -> WORD.matcher(each).matches());
    }

    private static Optional<String> permission(com.stripe.exception.StripeException e) {
        Matcher matcher = PERMISSION.matcher(Optional.ofNullable(e.getMessage()).orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
