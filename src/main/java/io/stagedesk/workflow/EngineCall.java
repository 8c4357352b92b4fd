package io.stagedesk.workflow;

import java.util.function.Supplier;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.StageNotAllowedException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Turns what the engine throws into what the desk means: a refusal stays a refusal, a
 * lost race is a conflict.
 */
final class EngineCall {

	private EngineCall() {
	}

	static void run(Runnable call) {
		get(() -> {
			call.run();
			return null;
		});
	}

	static <T> T get(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (OptimisticLockingException ex) {
			throw new OptimisticLockingFailureException("Somebody else was faster", ex);
		}
		catch (MismatchingMessageCorrelationException ex) {
			throw new StageNotAllowedException("The ticket's process does not allow this now");
		}
		catch (NullValueException ex) {
			throw new StageNotAllowedException("This task is no longer there");
		}
		catch (ProcessEngineException ex) {
			throw meaning(ex);
		}
	}

	private static RuntimeException meaning(ProcessEngineException failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof RuntimeException refusal && isRefusal(refusal)) {
				return refusal;
			}
		}
		return failure;
	}

	private static boolean isRefusal(RuntimeException cause) {
		return cause instanceof FieldErrorsException || cause instanceof DataAccessException
				|| AnnotatedElementUtils.hasAnnotation(cause.getClass(), ResponseStatus.class);
	}

}
