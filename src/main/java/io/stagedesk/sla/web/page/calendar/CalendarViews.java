package io.stagedesk.sla.web.page.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.DayOff;
import io.stagedesk.calendar.NeverOpenException;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.page.Choice;
import io.stagedesk.sla.Policies;
import io.stagedesk.sla.web.page.HistoryView;
import io.stagedesk.sla.web.page.TermWords;
import io.stagedesk.sla.web.page.calendar.CalendarView.DayOffView;
import io.stagedesk.sla.web.page.calendar.CalendarView.Line;
import io.stagedesk.sla.web.page.calendar.CalendarView.State;

import org.springframework.stereotype.Component;

/** What the pages of calendars show. */
@Component
class CalendarViews {

	private final Calendars calendars;

	private final Policies policies;

	private final CalendarDifferences differences;

	private final TermWords words;

	private final Clock clock;

	CalendarViews(Calendars calendars, Policies policies, CalendarDifferences differences, TermWords words,
			Clock clock) {
		this.calendars = calendars;
		this.policies = policies;
		this.differences = differences;
		this.words = words;
		this.clock = clock;
	}

	List<Line> lines() {
		return this.calendars.list()
			.stream()
			.map((one) -> new Line(one.key(), one.name(), one.spec().zone().getId(), one.version(), one.createdAt(),
					state(one), usedBy(one.key())))
			.toList();
	}

	/** The page of a calendar that is stored. */
	CalendarView of(Calendar calendar, CalendarForm form) {
		List<Calendar> versions = this.calendars.versions(calendar.key());
		List<HistoryView> history = HistoryView.of(versions,
				(one) -> new HistoryView(one.version(), one.createdAt(), this.words.person(one.createdBy()), List.of()),
				this.differences::between);
		HistoryView stale = form.version().equals(String.valueOf(calendar.version())) ? null
				: history.get(0).with(since(form, calendar));
		return view(calendar, calendar.version(), state(calendar), history, stale);
	}

	/** The page of one that is not stored yet. */
	CalendarView ofNew(Calendar draft) {
		return view(draft, 0, null, List.of(), null);
	}

	private CalendarView view(Calendar calendar, int version, State state, List<HistoryView> history,
			HistoryView stale) {
		CalendarSpec spec = calendar.spec();
		return new CalendarView(calendar.key(), calendar.name(), version, calendar.key().equals(Calendars.ALWAYS),
				spec.zone().getId(), state, WeekView.of(spec, now(), this.words),
				spec.holidayCountry().map(this.words::place).orElseGet(() -> this.words.text("calendars.country.none")),
				daysOff(spec), usedBy(calendar.key()), history, stale);
	}

	/** What others have changed since the editor was opened. */
	private List<String> since(CalendarForm form, Calendar now) {
		return this.calendars.versions(now.key())
			.stream()
			.filter((one) -> String.valueOf(one.version()).equals(form.version()))
			.findFirst()
			.map((seen) -> this.differences.between(seen, now))
			.orElse(List.of());
	}

	/** The next twelve months. */
	List<DayOffView> daysOff(CalendarSpec spec) {
		LocalDate today = today(spec);
		return spec.daysOff(today, today.plusYears(1)).stream().map(this::dayOff).toList();
	}

	LocalDate today(CalendarSpec spec) {
		return LocalDate.ofInstant(now(), spec.zone());
	}

	WeekView week(CalendarSpec spec) {
		return WeekView.of(spec, now(), this.words);
	}

	private DayOffView dayOff(DayOff day) {
		String name = (day.kind() == DayOff.Kind.PUBLIC) ? this.words.say(day.name()) : day.name();
		return new DayOffView(this.words.date(day.date()), name, day.kind().name(),
				day.to().map(TermWords::time).orElse(""));
	}

	private List<Choice> usedBy(String key) {
		return this.policies.all()
			.stream()
			.filter((policy) -> policy.spec().calendar().equals(key))
			.map((policy) -> new Choice(policy.key(), policy.name()))
			.toList();
	}

	private State state(Calendar calendar) {
		WorkingTime hours = this.calendars.workingTime(calendar.key(), calendar.version());
		boolean open = hours.isOpen(now());
		return new State(open,
				(open ? hours.nextClosing(now()) : opening(hours)).map((at) -> this.words.moment(at, hours.zone()))
					.orElse(""));
	}

	private Optional<Instant> opening(WorkingTime hours) {
		try {
			return Optional.of(hours.nextOpening(now()));
		}
		catch (NeverOpenException ex) {
			return Optional.empty();
		}
	}

	private Instant now() {
		return this.clock.instant();
	}

}
