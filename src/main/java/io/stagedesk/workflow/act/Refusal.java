package io.stagedesk.workflow.act;

import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.TicketNotFoundException;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Why an act was refused, in words. */
public final class Refusal {

	private Refusal() {
	}

	/** Empty where it was no refusal, but something broke. */
	public static Optional<String> of(RuntimeException failure) {
		if (failure instanceof FieldErrorsException invalid) {
			return Optional.of(invalid.errors()
				.stream()
				.map((error) -> error.field() + " " + error.message())
				.collect(Collectors.joining("; ")));
		}
		if (failure instanceof TicketNotFoundException) {
			return Optional.of("This is no ticket that you may see");
		}
		ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
		return Optional.ofNullable(status)
			.filter((one) -> one.code().is4xxClientError())
			.map((one) -> failure.getMessage());
	}

}
