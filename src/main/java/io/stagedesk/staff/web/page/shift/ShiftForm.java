package io.stagedesk.staff.web.page.shift;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shift.Member;
import io.stagedesk.staff.web.page.Typed;

/** A shift as it stands in the editor, right or wrong. */
record ShiftForm(String name, String team, String calendar, String nextShift, List<Row> members, String version) {

	private static final Pattern FIELD = Pattern.compile("members\\[([0-9]{1,5})]\\.(login|from|until)");

	static ShiftForm of(Shift shift) {
		return new ShiftForm(shift.name(), shift.team(), shift.calendar(),
				Objects.requireNonNullElse(shift.nextShift(), ""),
				shift.members()
					.stream()
					.map((one) -> new Row(one.login(), one.from().toString(),
							(one.until() != null) ? one.until().toString() : ""))
					.toList(),
				String.valueOf(shift.version()));
	}

	static ShiftForm read(Typed typed) {
		Map<Integer, Map<String, String>> rows = new TreeMap<>();
		typed.fields().keySet().forEach((name) -> {
			Matcher field = FIELD.matcher(name);
			if (field.matches()) {
				rows.computeIfAbsent(Integer.valueOf(field.group(1)), (index) -> new HashMap<>())
					.put(field.group(2), typed.text(name));
			}
		});
		List<Row> members = rows.values()
			.stream()
			.map((row) -> new Row(row.getOrDefault("login", ""), row.getOrDefault("from", ""),
					row.getOrDefault("until", "")))
			.filter((row) -> !row.login().isEmpty() || !row.from().isEmpty() || !row.until().isEmpty())
			.toList();
		return new ShiftForm(typed.text("name"), typed.text("team"), typed.text("calendar"), typed.text("nextShift"),
				members, typed.text("version"));
	}

	/** With one more row to fill in. */
	ShiftForm withRow(LocalDate today) {
		List<Row> more = new ArrayList<>(this.members);
		more.add(new Row("", today.toString(), ""));
		return new ShiftForm(this.name, this.team, this.calendar, this.nextShift, more, this.version);
	}

	/** The names of all fields at which the editor can show a fault. */
	Map<String, String> fields() {
		Map<String, String> fields = new HashMap<>();
		List.of("key", "name", "team", "calendar", "nextShift", "members").forEach((field) -> fields.put(field, ""));
		for (int row = 0; row < this.members.size(); row++) {
			for (String field : List.of("login", "from", "until")) {
				fields.put("members[%d].%s".formatted(row, field), "");
			}
		}
		return fields;
	}

	/**
	 * @throws FieldErrorsException for what is no date (422)
	 */
	Shift shift(String key) {
		List<FieldError> faults = new ArrayList<>();
		List<Member> read = new ArrayList<>();
		for (int row = 0; row < this.members.size(); row++) {
			Row typed = this.members.get(row);
			LocalDate from = date(typed.from(), "members[%d].from".formatted(row), faults);
			LocalDate until = typed.until().isEmpty() ? null
					: date(typed.until(), "members[%d].until".formatted(row), faults);
			read.add(new Member(typed.login(), from, until));
		}
		if (!faults.isEmpty()) {
			throw new FieldErrorsException(faults);
		}
		return new Shift(key, this.name, this.team, this.calendar, this.nextShift.isEmpty() ? null : this.nextShift,
				read, 0);
	}

	private static LocalDate date(String text, String field, List<FieldError> faults) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			faults.add(new FieldError(field, "must be a date such as 2026-12-24"));
			return null;
		}
	}

	/** Somebody on the shift. */
	record Row(String login, String from, String until) {
	}

}
