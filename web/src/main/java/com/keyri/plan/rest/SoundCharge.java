package com.keyri.plan.rest;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members that go together: what a price of its kind needs and nothing else, and tiers without gap and overlap. */
@Documented
@Constraint(validatedBy = SoundCharge.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SoundCharge {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it, and says what is wrong beside the member. */
    final class Validator implements ConstraintValidator<SoundCharge, ChargeBody> {
        @Override
        @SuppressWarnings("ConstantValue") // Whatever is missing is told by the members' own constraints.
        public boolean isValid(@Nullable ChargeBody charge, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            if (charge == null || charge.model() == null) {
                return true;
            }
            boolean isSound = goes(charge.unitPrice() != null, !charge.model().hasTiers(), "unitPrice", context);
            isSound &= goes(
                    charge.packageSize() != null, charge.model() == ChargeBody.Model.PACKAGE, "packageSize", context);
            List<TierBody> tiers = Objects.requireNonNullElse(charge.tiers(), List.of());
            isSound &= goes(!tiers.isEmpty(), charge.model().hasTiers(), "tiers", context);
            if (!charge.model().mayInclude() && Objects.requireNonNullElse(charge.included(), 0L) > 0) {
                isSound = refuse(context, "included", "goes with per-unit and graduated prices only");
            }
            boolean areTiersSound = areSound(tiers, context);
            return isSound && areTiersSound;
        }

        private static boolean goes(
                boolean isThere, boolean isNeeded, String member, ConstraintValidatorContext context) {
            return isThere == isNeeded
                    || refuse(
                            context,
                            member,
                            isNeeded ? "is missing for a price of this kind" : "doesn’t go with a price of this kind");
        }

        private static boolean areSound(List<TierBody> tiers, ConstraintValidatorContext context) {
            boolean isSound = true;
            long before = 0;
            for (int i = 0; i < tiers.size(); i++) {
                Long upTo = tiers.get(i).upTo();
                boolean isLast = i == tiers.size() - 1;
                if (isLast && upTo != null) {
                    isSound = refuse(context, i, "must be empty in the last tier, which has no end");
                } else if (!isLast && upTo == null) {
                    isSound = refuse(context, i, "is missing: only the last tier has no end");
                } else if (upTo != null && upTo <= before) {
                    isSound = refuse(context, i, "overlaps: it must be more than in the tier before");
                }
                before = upTo == null ? before : upTo;
            }
            return isSound;
        }

        private static boolean refuse(ConstraintValidatorContext context, String member, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(member)
                    .addConstraintViolation();
            return false;
        }

        private static boolean refuse(ConstraintValidatorContext context, int tier, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode("tiers")
                    .addPropertyNode("upTo")
                    .inIterable()
                    .atIndex(tier)
                    .addConstraintViolation();
            return false;
        }
    }
}
