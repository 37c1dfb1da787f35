package com.keyri.web.rest.json;

import com.keyri.text.model.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text that people read: one line, no control or bidirectional characters, not blank. Absent is fine, and an empty
 * one where that is said.
 */
@Documented
@Constraint(validatedBy = DisplayText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DisplayText {
    /** The most characters (code points). */
    int max();

    /** Whether a text can be taken away by an empty one. */
    boolean mayBeEmpty() default false;

    String message() default "must be 1 to {max} characters of plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    final class Validator implements ConstraintValidator<DisplayText, String> {
        private int max;
        private boolean mayBeEmpty;

        @Override
        public void initialize(DisplayText constraint) {
            max = constraint.max();
            mayBeEmpty = constraint.mayBeEmpty();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || (mayBeEmpty && text.isEmpty()) || PlainText.isPlain(text, max);
        }
    }
}
