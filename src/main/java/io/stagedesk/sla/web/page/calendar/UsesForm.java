package io.stagedesk.sla.web.page.calendar;

import java.util.List;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.CalendarUses.Uses;

import org.springframework.util.MultiValueMap;

/**
 * Whose calendar it shall be, right or wrong.
 *
 * @param teams ids as they were sent
 * @param regions as typed, with a comma or a space between two
 */
record UsesForm(List<String> teams, String regions) {

	private static final String BETWEEN = "[\\s,;，；、]+";

	static UsesForm of(Uses uses) {
		return new UsesForm(uses.teams(), String.join(", ", uses.regions()));
	}

	static UsesForm read(MultiValueMap<String, String> typed) {
		String regions = typed.getFirst("regions");
		return new UsesForm(typed.getOrDefault("teams", List.of()), (regions != null) ? regions.strip() : "");
	}

	List<String> allRegions() {
		return Stream.of(this.regions.split(BETWEEN)).filter((one) -> !one.isEmpty()).toList();
	}

	/** The same faults, told at the two fields that the page has. */
	FieldErrorsException here(FieldErrorsException faults) {
		return new FieldErrorsException(faults.errors().stream().map(this::here).toList());
	}

	private FieldError here(FieldError fault) {
		int bracket = fault.field().indexOf('[');
		if (bracket < 0) {
			return fault;
		}
		String field = fault.field().substring(0, bracket);
		int index = Integer.parseInt(fault.field(), bracket + 1, fault.field().length() - 1, 10);
		String name = (field.equals("teams") ? this.teams : allRegions()).get(index);
		int colon = fault.message().indexOf(": ");
		String message = (colon < 0) ? fault.message() + ": " + name
				: fault.message().substring(0, colon + 2) + name + " – " + fault.message().substring(colon + 2);
		return new FieldError(field, message);
	}

}
