package io.stagedesk.sla.web.page.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.sla.web.page.TermWords;

import org.springframework.stereotype.Component;

/** Says in plain words in what two versions of a calendar differ. */
@Component
class CalendarDifferences {

	private static final int MOST_NAMED = 6;

	private final TermWords words;

	CalendarDifferences(TermWords words) {
		this.words = words;
	}

	List<String> between(Calendar before, Calendar after) {
		CalendarSpec old = before.spec();
		CalendarSpec fresh = after.spec();
		List<String> said = new ArrayList<>();
		if (!before.name().equals(after.name())) {
			said.add(this.words.text("terms.differs.name", before.name(), after.name()));
		}
		if (!old.zone().equals(fresh.zone())) {
			said.add(this.words.text("calendars.differs.zone", old.zone(), fresh.zone()));
		}
		lists("windows", old.windows(), fresh.windows(), this.words::windows, said);
		if (!old.holidayCountry().equals(fresh.holidayCountry())) {
			said.add(this.words.text("calendars.differs.country", place(old.holidayCountry()),
					place(fresh.holidayCountry())));
		}
		lists("holidays", old.holidays(), fresh.holidays(), (days) -> some(days, this::holiday), said);
		lists("halfDays", old.halfDays(), fresh.halfDays(), (days) -> some(days, this::halfDay), said);
		return said;
	}

	private <T> void lists(String what, List<T> old, List<T> fresh, Function<List<T>, String> names,
			List<String> said) {
		List<T> gone = old.stream().filter((one) -> !fresh.contains(one)).toList();
		List<T> come = fresh.stream().filter((one) -> !old.contains(one)).toList();
		if (!gone.isEmpty()) {
			said.add(this.words.text("calendars.differs." + what + ".gone", names.apply(gone)));
		}
		if (!come.isEmpty()) {
			said.add(this.words.text("calendars.differs." + what + ".come", names.apply(come)));
		}
	}

	private String place(Optional<String> code) {
		return code.map(this.words::place).orElseGet(() -> this.words.text("calendars.country.none"));
	}

	private String holiday(Holiday day) {
		return (day.date() + " " + day.name()).strip();
	}

	private String halfDay(HalfDay day) {
		return this.words.text("calendars.until", day.date().toString(), TermWords.time(day.to()));
	}

	private <T> String some(List<T> days, Function<T, String> name) {
		String named = days.stream()
			.limit(MOST_NAMED)
			.map(name)
			.collect(Collectors.joining(this.words.text("terms.list")));
		return (days.size() > MOST_NAMED) ? this.words.text("terms.more", named, days.size() - MOST_NAMED) : named;
	}

}
