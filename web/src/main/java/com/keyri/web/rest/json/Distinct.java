package com.keyri.web.rest.json;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** A list without an element that comes twice. Absent is fine. */
@Documented
@Constraint(validatedBy = Distinct.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Distinct {
    String message() default "must not hold anything twice";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    final class Validator implements ConstraintValidator<Distinct, Collection<?>> {
        @Override
        public boolean isValid(@Nullable Collection<?> elements, ConstraintValidatorContext context) {
            return elements == null || new HashSet<>(elements).size() == elements.size();
        }
    }
}
