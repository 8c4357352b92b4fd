package io.stagedesk.sla.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.CalendarUses;
import io.stagedesk.calendar.CalendarUses.Uses;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.staff.Staff;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For which teams and which requesters' regions a calendar counts, where a policy asks
 * for theirs. What is promised already stays until the policy is applied to open tickets.
 */
@RestController
@RequestMapping("/api/v1/calendars/{key}/uses")
class CalendarUseController {

	private static final int MOST = 500;

	private static final int LONGEST = 40;

	private final Calendars calendars;

	private final CalendarUses uses;

	private final Staff staff;

	CalendarUseController(Calendars calendars, CalendarUses uses, Staff staff) {
		this.calendars = calendars;
		this.uses = uses;
		this.staff = staff;
	}

	@GetMapping
	Uses read(@PathVariable String key) {
		return this.uses.of(this.calendars.get(key).key());
	}

	@PutMapping
	Uses write(@PathVariable String key, @RequestBody UsesBody body) {
		String calendar = this.calendars.get(key).key();
		List<FieldError> errors = new ArrayList<>();
		check("teams", body.teamsOrNone(), this.staff::isTeam, "is not a team", errors);
		check("regions", body.regionsOrNone(), CalendarUseController::isRegion,
				"must have 1 to %d characters".formatted(LONGEST), errors);
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		this.uses.put(calendar, new Uses(body.teamsOrNone(),
				body.regionsOrNone().stream().map((region) -> region.toUpperCase(Locale.ROOT)).toList()));
		return this.uses.of(calendar);
	}

	private static void check(String field, List<String> names, Predicate<String> known, String otherwise,
			List<FieldError> errors) {
		if (names.size() > MOST) {
			errors.add(new FieldError(field, "must not be more than " + MOST));
			return;
		}
		for (int index = 0; index < names.size() && errors.size() < 20; index++) {
			if (names.get(index) == null || !known.test(names.get(index))) {
				errors.add(new FieldError("%s[%d]".formatted(field, index), otherwise));
			}
		}
	}

	private static boolean isRegion(String region) {
		return !region.isBlank() && region.length() <= LONGEST && CleanText.Check.isClean(region);
	}

	/** What is sent; a list that is missing is empty. */
	record UsesBody(List<String> teams, List<String> regions) {

		List<String> teamsOrNone() {
			return Objects.requireNonNullElse(this.teams, List.of());
		}

		List<String> regionsOrNone() {
			return Objects.requireNonNullElse(this.regions, List.of());
		}

	}

}
