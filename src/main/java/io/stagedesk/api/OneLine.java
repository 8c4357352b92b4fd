package io.stagedesk.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/**
 * Clean text of one line, as a name, an address or a subject: no line break nor other
 * control character, so that it can stand in a header. {@code null} is fine.
 */
@CleanText
@Pattern(regexp = "\\P{Cntrl}*")
@ReportAsSingleViolation
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface OneLine {

	String message() default "must be one line without control characters or half a character";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
