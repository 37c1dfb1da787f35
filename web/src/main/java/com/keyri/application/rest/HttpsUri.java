package com.keyri.application.rest;

import com.keyri.outbound.OutboundAddresses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** An https address with a host, without user and fragment. */
@Documented
@Constraint(validatedBy = HttpsUri.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface HttpsUri {
    String message() default "must be an https address of at most " + OutboundAddresses.MOST_CHARACTERS + " characters";

    /** Whether an empty text is one too. */
    boolean orEmpty() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    final class Validator implements ConstraintValidator<HttpsUri, String> {
        private boolean takesEmpty;

        @Override
        public void initialize(HttpsUri constraint) {
            takesEmpty = constraint.orEmpty();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || (takesEmpty && text.isEmpty())
                    || (text.length() <= OutboundAddresses.MOST_CHARACTERS && isHttps(text));
        }

        private static boolean isHttps(String text) {
            try {
                URI address = new URI(text).parseServerAuthority();
                return "https".equals(address.getScheme())
                        && address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawFragment() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}
