package com.keyri.plan.rest;

import com.keyri.money.model.BillingCurrency;
import com.keyri.plan.model.Meter;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A currency that can be billed in, and each meter once. */
@Documented
@Constraint(validatedBy = SoundTerms.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SoundTerms {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it, and says what is wrong beside the member. */
    final class Validator implements ConstraintValidator<SoundTerms, TermsBody> {
        @Override
        @SuppressWarnings("ConstantValue") // Whatever is missing is told by the members' own constraints.
        public boolean isValid(@Nullable TermsBody terms, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            if (terms == null) {
                return true;
            }
            boolean isSound = true;
            if (terms.currency() != null && !isBillable(terms.currency())) {
                context.buildConstraintViolationWithTemplate(
                                "must be a currency of ISO 4217 with two or no decimals, but not ISK or UGX")
                        .addPropertyNode("currency")
                        .addConstraintViolation();
                isSound = false;
            }
            isSound &= areOnce(context, "charges", terms.charges(), ChargeBody::meter);
            boolean areLimitsOnce = areOnce(context, "limits", terms.limits(), LimitBody::meter);
            return isSound && areLimitsOnce;
        }

        private static boolean isBillable(String code) {
            try {
                return BillingCurrency.isBillable(Currency.getInstance(code));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static <T> boolean areOnce(
                ConstraintValidatorContext context,
                String member,
                @Nullable List<T> entries,
                Function<T, @Nullable Meter> meterOf) {
            Set<Meter> seen = EnumSet.noneOf(Meter.class);
            boolean isSound = true;
            for (int i = 0; entries != null && i < entries.size(); i++) {
                Meter meter = meterOf.apply(entries.get(i));
                if (meter != null && !seen.add(meter)) {
                    context.buildConstraintViolationWithTemplate("is there twice")
                            .addPropertyNode(member)
                            .addPropertyNode("meter")
                            .inIterable()
                            .atIndex(i)
                            .addConstraintViolation();
                    isSound = false;
                }
            }
            return isSound;
        }
    }
}
