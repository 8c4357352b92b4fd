package io.stagedesk.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Instants for people of whom the desk may know the zone: with the day of the week, and
 * always with the name of the zone, so that nobody comes a day late.
 */
@Component
public class LocalTimes {

	private final MessageSource messages;

	LocalTimes(MessageSource messages) {
		this.messages = messages;
	}

	/** As in "Monday, 23 November, 10:30 (Indochina Time)". */
	public String format(Instant instant, ZoneId zone, Locale locale) {
		String pattern = this.messages.getMessage("announce.pattern", null, locale);
		return this.messages.getMessage("announce.moment", new Object[] {
				DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(instant), name(zone, locale) },
				locale);
	}

	/** As in "Indochina Time". */
	public static String name(ZoneId zone, Locale locale) {
		return (zone.normalized().equals(ZoneOffset.UTC)) ? "UTC" : zone.getDisplayName(TextStyle.FULL, locale);
	}

}
