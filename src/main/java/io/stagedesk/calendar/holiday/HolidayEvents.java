package io.stagedesk.calendar.holiday;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import net.fortuna.ical4j.data.ContentHandler;

/**
 * Listens to the parser of iCalendar files and keeps the events: of time zones, alarms
 * and attachments nothing is made, so that nothing in them can do harm.
 */
final class HolidayEvents implements ContentHandler {

	private static final int MOST_EVENTS = 5000;

	private static final int DEEPEST = 5;

	private final List<HolidayEvent> events = new ArrayList<>();

	private final Map<String, List<String>> fields = new HashMap<>();

	private int depth;

	private boolean inEvent;

	private String property = "";

	List<HolidayEvent> all() {
		return this.events;
	}

	@Override
	public void startCalendar() {
		this.depth = 0;
	}

	@Override
	public void endCalendar() {
		this.depth = 0;
	}

	@Override
	public void startComponent(String name) {
		this.depth++;
		if (this.depth > DEEPEST) {
			throw new FieldErrorsException("file", "must not nest its parts deeper than %d".formatted(DEEPEST));
		}
		if (this.depth == 1) {
			this.inEvent = name.equalsIgnoreCase("VEVENT");
			this.fields.clear();
		}
	}

	@Override
	public void endComponent(String name) {
		this.depth--;
		if (this.depth == 0 && this.inEvent) {
			this.inEvent = false;
			if (this.events.size() == MOST_EVENTS) {
				throw new FieldErrorsException("file", "must not have more than %d events".formatted(MOST_EVENTS));
			}
			HolidayEvent.read(this.events.size() + 1, this.fields).ifPresent(this.events::add);
		}
	}

	@Override
	public void startProperty(String name) {
		this.property = name.strip().toUpperCase(Locale.ROOT);
	}

	@Override
	public void propertyValue(String value) {
		if (this.inEvent && this.depth == 1) {
			this.fields.computeIfAbsent(this.property, (name) -> new ArrayList<>()).add(value.strip());
		}
	}

	@Override
	public void endProperty(String name) {
		this.property = "";
	}

	@Override
	public void parameter(String name, String value) {
		// A date without a time shows by itself that it is one.
	}

}
