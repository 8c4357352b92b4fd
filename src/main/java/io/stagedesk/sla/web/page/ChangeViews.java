package io.stagedesk.sla.web.page;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.NeverOpenException;
import io.stagedesk.sla.TermPreview;
import io.stagedesk.sla.web.page.ChangeView.Subject;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Shows a change before it is stored. */
@Component
public class ChangeViews {

	private final TermWords words;

	private final Clock clock;

	ChangeViews(TermWords words, Clock clock) {
		this.words = words;
		this.clock = clock;
	}

	/**
	 * @param typed the editor's fields, to be sent again when the manager has chosen
	 */
	public ChangeView of(Subject subject, MultiValueMap<String, String> typed, List<String> differences,
			TermPreview preview) {
		return ChangeView.of(subject, typed, differences, preview, this.clock.instant(), this.words);
	}

	/**
	 * @throws FieldErrorsException naming the field, where a calendar is not open often
	 * enough for what was promised
	 */
	public static TermPreview unlessNeverOpen(String field, Supplier<TermPreview> preview) {
		try {
			return preview.get();
		}
		catch (NeverOpenException ex) {
			throw new FieldErrorsException(field, "is never open long enough for a promise that is open now");
		}
	}

	/** The version that an editor was opened with; what is none is never the newest. */
	public static int version(String typed) {
		return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
	}

}
