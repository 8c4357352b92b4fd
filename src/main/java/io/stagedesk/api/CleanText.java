package io.stagedesk.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

/**
 * Text that every database we run on can hold: no U+0000 (PostgreSQL refuses it) and no
 * lone surrogate (it cannot be written as UTF-8). {@code null} is fine.
 */
@Target({ ANNOTATION_TYPE, FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CleanText.Check.class)
public @interface CleanText {

	String message() default "must not contain U+0000 or half a character";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Looks at every character once. */
	class Check implements ConstraintValidator<CleanText, CharSequence> {

		@Override
		public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
			return text == null || isClean(text);
		}

		public static boolean isClean(CharSequence text) {
			return text.codePoints()
				.noneMatch((c) -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
		}

	}

}
