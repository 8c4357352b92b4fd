package io.stagedesk.messaging.web.me;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;

/** Reads texts, and names each field that says something else than it can. */
final class SettingsReading {

	private final List<FieldError> faults = new ArrayList<>();

	/** The usual one where nothing is said. */
	<E extends Enum<E>> E constant(Class<E> type, String field, String text, E usual) {
		return (text == null) ? usual : constant(type, field, text).orElse(usual);
	}

	<E extends Enum<E>> Optional<E> constant(Class<E> type, String field, String text) {
		Optional<E> found = Arrays.stream(type.getEnumConstants()).filter((one) -> one.name().equals(text)).findFirst();
		if (found.isEmpty()) {
			this.faults.add(new FieldError(field, "must be one of " + Arrays.toString(type.getEnumConstants())));
		}
		return found;
	}

	<E extends Enum<E>> Set<E> constants(Class<E> type, String field, List<String> texts) {
		Set<E> constants = EnumSet.noneOf(type);
		if (texts == null) {
			this.faults.add(new FieldError(field, "must be a list"));
			return constants;
		}
		texts.forEach((one) -> constant(type, field, one).ifPresent(constants::add));
		return constants;
	}

	/** Midnight where it is no time. */
	LocalTime time(String field, String text) {
		if (text == null || !text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
			this.faults.add(new FieldError(field, "must be a time of the day such as 22:00"));
			return LocalTime.MIDNIGHT;
		}
		return LocalTime.parse(text);
	}

	/**
	 * @throws FieldErrorsException where something could not be read (422)
	 */
	void finish() {
		if (!this.faults.isEmpty()) {
			throw new FieldErrorsException(this.faults.stream().distinct().toList());
		}
	}

}
