package io.stagedesk.ticket.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery.Sort;

/**
 * What a view shall say.
 *
 * @param team whose it shall be; {@code null} for one's own
 */
public record NewView(String name, String team, TicketConditions conditions, Sort sort) {

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_WORD = 60;

	private static final int MOST = 50;

	private static final int YEAR_OF_MINUTES = 527_040;

	private static final int YEAR_OF_HOURS = 8784;

	/**
	 * Checks it all.
	 * @throws FieldErrorsException with all faults at once (422)
	 */
	public NewView {
		name = Objects.requireNonNullElse(name, "").strip();
		team = (team == null || team.isBlank()) ? null : team.strip();
		conditions = Objects.requireNonNullElse(conditions, TicketConditions.NONE);
		sort = Objects.requireNonNullElse(sort, Sort.NEXT_DUE);
		List<FieldError> errors = new ArrayList<>();
		if (name.isEmpty() || name.length() > LONGEST_NAME || !isOneLine(name)) {
			errors.add(new FieldError("name", "must be one line of 1 to 60 characters"));
		}
		if (conditions.assignee() != null && !isWord(conditions.assignee())) {
			errors.add(new FieldError("conditions.assignee", "must be @me, @nobody or a person"));
		}
		check(errors, "teams", conditions.teams());
		check(errors, "languages", conditions.languages());
		check(errors, "categories", conditions.categories());
		check(errors, "tags", conditions.tags());
		check(errors, "waitingMinutes", conditions.waitingMinutes(), YEAR_OF_MINUTES);
		check(errors, "dueMinutes", conditions.dueMinutes(), YEAR_OF_MINUTES);
		check(errors, "createdHours", conditions.createdHours(), YEAR_OF_HOURS);
		check(errors, "updatedHours", conditions.updatedHours(), YEAR_OF_HOURS);
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
	}

	private static void check(List<FieldError> errors, String field, Collection<String> words) {
		if (words.size() > MOST || !words.stream().allMatch(NewView::isWord)) {
			errors.add(new FieldError("conditions." + field, "must be at most 50 words of at most 60 characters"));
		}
	}

	private static void check(List<FieldError> errors, String field, Integer number, int most) {
		if (number != null && (number < 0 || number > most)) {
			errors.add(new FieldError("conditions." + field, "must lie between 0 and " + most));
		}
	}

	private static boolean isWord(String word) {
		return !word.isBlank() && word.length() <= LONGEST_WORD && isOneLine(word);
	}

	private static boolean isOneLine(String text) {
		return CleanText.Check.isClean(text) && text.codePoints().noneMatch(Character::isISOControl);
	}

}
