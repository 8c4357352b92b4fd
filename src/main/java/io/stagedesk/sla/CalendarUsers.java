package io.stagedesk.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.CalendarUses;
import io.stagedesk.calendar.CalendarUses.Uses;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.staff.Staff;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For which teams and which requesters' regions a calendar shall count, where a policy
 * asks for theirs. What is promised already stays until the policy is applied to open
 * tickets.
 */
@Service
public class CalendarUsers {

	private static final int MOST = 500;

	private static final int MOST_FAULTS = 20;

	/** As tickets say it. */
	private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{2,35}");

	private final Calendars calendars;

	private final CalendarUses uses;

	private final Staff staff;

	CalendarUsers(Calendars calendars, CalendarUses uses, Staff staff) {
		this.calendars = calendars;
		this.uses = uses;
		this.staff = staff;
	}

	/**
	 * @throws io.stagedesk.calendar.CalendarNotFoundException where there is none (404)
	 */
	@Transactional(readOnly = true)
	public Uses of(String calendar) {
		return this.uses.of(this.calendars.get(calendar).key());
	}

	/**
	 * Lets a calendar count for these teams and regions, and for no others any more.
	 * @throws FieldErrorsException naming {@code teams[0]} or {@code regions[0]}: what is
	 * none, or has another calendar (422)
	 */
	@Transactional
	public Uses put(String calendar, List<String> teams, List<String> regions) {
		String key = this.calendars.get(calendar).key();
		List<FieldError> faults = new ArrayList<>();
		check("teams", teams, (team) -> fault(key, team), faults);
		check("regions", regions, (region) -> faultOfRegion(key, region), faults);
		if (!faults.isEmpty()) {
			throw new FieldErrorsException(faults);
		}
		this.uses.put(key, new Uses(teams, regions.stream().map((region) -> region.toUpperCase(Locale.ROOT)).toList()));
		return this.uses.of(key);
	}

	private static void check(String field, List<String> names, Function<String, Optional<String>> fault,
			List<FieldError> faults) {
		if (names.size() > MOST) {
			faults.add(new FieldError(field, "must not have more than %d entries".formatted(MOST)));
			return;
		}
		for (int index = 0; index < names.size() && faults.size() < MOST_FAULTS; index++) {
			String name = "%s[%d]".formatted(field, index);
			fault.apply(names.get(index)).ifPresent((message) -> faults.add(new FieldError(name, message)));
		}
	}

	private Optional<String> fault(String calendar, String team) {
		boolean known = team != null && CleanText.Check.isClean(team) && this.staff.isTeam(team);
		return known ? another(calendar, this.uses.ofTeam(team)) : Optional.of("is not a team");
	}

	private Optional<String> faultOfRegion(String calendar, String region) {
		boolean right = region != null && REGION.matcher(region).matches();
		return right ? another(calendar, this.uses.ofRegion(region)) : Optional.of("is not the code of a region");
	}

	private static Optional<String> another(String calendar, Optional<String> present) {
		return present.filter((key) -> !key.equals(calendar)).map((key) -> "has a calendar already: " + key);
	}

}
