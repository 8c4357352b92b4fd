package io.stagedesk.page;

import java.util.HashMap;
import java.util.Map;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.api.FieldErrorsException;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Carries out what a page's form asks for; what the domain refuses becomes words on the
 * page, with the typed text kept. What is not there stays a 404, what is broken a 500.
 */
@Component
public class Refusals {

	private static final int ATTEMPTS = 3;

	private final Words words;

	Refusals(Words words) {
		this.words = words;
	}

	/**
	 * The form as it was sent, untouched when the act succeeded. The act is one
	 * transaction: when it loses a race against another one, it is done again.
	 */
	public FormState attempt(String form, Map<String, String> typed, Runnable act) {
		try {
			again(act);
			return FormState.fresh(form, Map.of());
		}
		catch (FieldErrorsException ex) {
			return fields(form, typed, ex);
		}
		catch (RuntimeException ex) {
			if (DatabaseFailures.isLostRace(ex)) {
				return FormState.refused(form, typed, this.words.message("refused.faster"));
			}
			if (!isRefusal(ex)) {
				throw ex;
			}
			return FormState.refused(form, typed, this.words.say(ex.getMessage()));
		}
	}

	private static void again(Runnable act) {
		for (int attempt = 1;; attempt++) {
			try {
				act.run();
				return;
			}
			catch (RuntimeException ex) {
				if (attempt == ATTEMPTS || !DatabaseFailures.isLostRace(ex)) {
					throw ex;
				}
			}
		}
	}

	/** What is wrong with fields that the form does not show is said above it. */
	private FormState fields(String form, Map<String, String> typed, FieldErrorsException invalid) {
		Map<String, String> errors = new HashMap<>();
		invalid.errors().forEach((error) -> errors.putIfAbsent(error.field(), this.words.say(error.message())));
		String complaint = invalid.errors()
			.stream()
			.filter((error) -> !typed.containsKey(error.field()))
			.map((error) -> error.field() + " " + this.words.say(error.message()))
			.findFirst()
			.orElse(null);
		return new FormState(form, typed, errors, complaint);
	}

	private static boolean isRefusal(RuntimeException failure) {
		ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
		return status != null && status.code().is4xxClientError() && status.code() != HttpStatus.NOT_FOUND;
	}

}
