package io.stagedesk.messaging.mime.head;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads dates as mails write them, whatever the order of their pieces. */
public final class MailDates {

	private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

	private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("EST", -5), Map.entry("EDT", -4),
			Map.entry("CST", -6), Map.entry("CDT", -5), Map.entry("MST", -7), Map.entry("MDT", -6),
			Map.entry("PST", -8), Map.entry("PDT", -7), Map.entry("CET", 1), Map.entry("CEST", 2), Map.entry("MEZ", 1),
			Map.entry("BST", 1), Map.entry("EET", 2), Map.entry("MSK", 3), Map.entry("JST", 9), Map.entry("KST", 9),
			Map.entry("HKT", 8), Map.entry("SGT", 8), Map.entry("ICT", 7), Map.entry("WIB", 7));

	private MailDates() {
	}

	/** Empty where no day of 1970 to 2099 can be read. */
	public static Optional<Instant> read(String raw) {
		try {
			return new Reading(raw.length() > 200 ? raw.substring(0, 200) : raw).instant();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static final class Reading {

		private final List<Integer> numbers = new ArrayList<>();

		private int month;

		private int hour = -1;

		private int minute;

		private int second;

		private int offsetMinutes;

		private boolean afternoon;

		private boolean twelve;

		Reading(String raw) {
			String plain = withoutComments(raw).replaceAll("(?<=\\d)[Tt](?=\\d)", " ").replace(',', ' ');
			for (String word : plain.strip().split("\\s+")) {
				word(word);
			}
		}

		private static String withoutComments(String raw) {
			int comment = raw.indexOf('(');
			return (comment < 0) ? raw : raw.substring(0, comment);
		}

		private void word(String word) {
			if (word.indexOf(':') > 0 && Character.isDigit(word.charAt(0))) {
				time(word);
			}
			else if (this.hour >= 0 && isOffset(word)) {
				offset(word);
			}
			else if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
				date(word);
			}
			else {
				name(word);
			}
		}

		private void time(String word) {
			int end = 0;
			while (end < word.length()
					&& (Character.isDigit(word.charAt(end)) || ":.".indexOf(word.charAt(end)) >= 0)) {
				end++;
			}
			String[] fields = word.substring(0, end).split("[:.]");
			this.hour = number(fields, 0);
			this.minute = number(fields, 1);
			this.second = Math.min(59, number(fields, 2));
			String rest = word.substring(end);
			if (isOffset(rest)) {
				offset(rest);
			}
			else if (!rest.isEmpty()) {
				name(rest);
			}
		}

		private static int number(String[] fields, int index) {
			boolean usable = index < fields.length && !fields[index].isEmpty() && fields[index].length() < 5;
			return usable ? Integer.parseInt(fields[index]) : 0;
		}

		private static boolean isOffset(String word) {
			return word.length() > 2 && (word.charAt(0) == '+' || word.charAt(0) == '-')
					&& word.substring(1).chars().allMatch((c) -> (c >= '0' && c <= '9') || c == ':');
		}

		private void offset(String word) {
			String digits = word.substring(1).replace(":", "");
			if (digits.length() > 4 || digits.isEmpty()) {
				return;
			}
			int value = Integer.parseInt(digits);
			int minutes = (digits.length() <= 2) ? value * 60 : value / 100 * 60 + value % 100;
			this.offsetMinutes = (minutes > 14 * 60) ? 0 : minutes * ((word.charAt(0) == '-') ? -1 : 1);
		}

		private void date(String word) {
			for (String piece : word.split("[-/.年月日]")) {
				String digits = piece.replaceAll("[^0-9]", "");
				if (digits.isEmpty()) {
					name(piece);
				}
				else if (digits.length() <= 4) {
					this.numbers.add(Integer.parseInt(digits));
				}
			}
		}

		private void name(String word) {
			String zone = word.toUpperCase(Locale.ROOT);
			int index = (word.length() < 3) ? -1 : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
			if (index >= 0 && index % 3 == 0 && this.month == 0) {
				this.month = index / 3 + 1;
			}
			else if (zone.equals("PM") || zone.equals("AM")) {
				this.twelve = true;
				this.afternoon = zone.equals("PM");
			}
			else if (ZONES.containsKey(zone)) {
				this.offsetMinutes = ZONES.get(zone) * 60;
			}
		}

		private Optional<Instant> instant() {
			boolean yearFirst = !this.numbers.isEmpty() && this.numbers.get(0) > 31;
			if (this.numbers.size() < ((this.month == 0) ? 3 : 2)) {
				return Optional.empty();
			}
			int last = (this.month == 0) ? 2 : 1;
			int year = year(this.numbers.get(yearFirst ? 0 : last));
			int day = this.numbers.get(yearFirst ? last : 0);
			int monthOfYear = (this.month == 0) ? this.numbers.get(1) : this.month;
			if (this.month == 0 && !yearFirst && monthOfYear > 12) {
				int swapped = day;
				day = monthOfYear;
				monthOfYear = swapped;
			}
			if (year < 1970 || year > 2099) {
				return Optional.empty();
			}
			int hours = this.twelve ? Math.max(this.hour, 0) % 12 + (this.afternoon ? 12 : 0) : Math.max(this.hour, 0);
			LocalDateTime local = LocalDateTime.of(year, monthOfYear, day, hours, this.minute, this.second);
			return Optional.of(local.minusMinutes(this.offsetMinutes).toInstant(ZoneOffset.UTC));
		}

		private static int year(int written) {
			if (written < 70) {
				return 2000 + written;
			}
			return (written < 1000) ? 1900 + written : written;
		}

	}

}
