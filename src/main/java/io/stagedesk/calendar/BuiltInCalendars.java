package io.stagedesk.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec.Window;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The calendars that every desk has from its first start on. */
@Component
class BuiltInCalendars implements SmartInitializingSingleton {

	private static final CalendarSpec OFFICE = new CalendarSpec(ZoneId.of("Asia/Shanghai"),
			Stream.of(DayOfWeek.values())
				.filter((day) -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
				.map((day) -> new Window(day, 9 * 60, 18 * 60))
				.toList(),
			List.of(), Optional.of("CN"), List.of());

	private final CalendarRows rows;

	private final TransactionOperations transaction;

	private final Clock clock;

	BuiltInCalendars(CalendarRows rows, TransactionOperations transaction, Clock clock) {
		this.rows = rows;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		provide(Calendars.ALWAYS, "Always", CalendarSpec.ALWAYS);
		provide(Calendars.OFFICE, "Office", OFFICE);
	}

	/** Another node that starts at the same time may be faster; that is as good. */
	void provide(String key, String name, CalendarSpec spec) {
		if (this.rows.current(key).isPresent()) {
			return;
		}
		Calendar calendar = new Calendar(key, name, 1, spec, this.clock.instant().truncatedTo(ChronoUnit.MICROS),
				"system");
		try {
			this.transaction.executeWithoutResult((status) -> this.rows.insert(calendar));
		}
		catch (DuplicateKeyException ex) {
			// It is there now.
		}
	}

}
