package io.stagedesk.sla.figures;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;

/**
 * Which clocks count, by what their tickets are now. Absent filters are {@code null};
 * {@link #NONE} as a team or vendor asks for tickets that have none.
 */
public record ClockFilter(String team, Priority priority, Target target, String vendor, Scenario scenario,
		String language) {

	public static final String NONE = "NONE";

	public static final ClockFilter ALL = new ClockFilter(null, null, null, null, null, null);

	private static final int LONGEST = 60;

	public ClockFilter {
		team = clean("team", team);
		vendor = clean("vendor", vendor);
		language = clean("language", language);
	}

	private static String clean(String field, String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		if (text.length() > LONGEST || !CleanText.Check.isClean(text)) {
			throw new FieldErrorsException(field, "must be clean text of at most %d characters".formatted(LONGEST));
		}
		return text;
	}

}
