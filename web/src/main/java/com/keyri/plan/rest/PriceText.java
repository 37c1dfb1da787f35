package com.keyri.plan.rest;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The price of a unit as a text: minor units with at most twelve decimals. */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "1000000(\\.0{1,12})?|(0|[1-9][0-9]{0,5})(\\.[0-9]{1,12})?")
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface PriceText {
    String message() default "must be from 0 to 1000000 minor units, with at most 12 decimals";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
