package io.stagedesk.workflow.web.board;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.page.Words;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.Grouping;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;

import org.springframework.web.util.UriUtils;

/**
 * What a manager looks at, as the address says it. Lists and files take the same
 * parameters as the board, so that a number and the list behind it ask the same.
 *
 * @param business whether lengths of time are working time
 * @param zone in which instants are told
 */
record BoardQuery(Grouping by, Period period, boolean business, ZoneId zone, ClockFilter filter) {

	static final ZoneId UTC = ZoneOffset.UTC;

	private static final int LONGEST_ZONE = 60;

	/** Who may see the same gets the same. */
	Object key(String what, Viewer viewer) {
		return List.of(what, viewer.role().seesAllTickets(), viewer.teams(), this.by, this.period, this.business,
				this.filter);
	}

	static BoardQuery parse(Map<String, String> parameters) {
		Function<String, String> read = (name) -> parameters.getOrDefault(name, "").strip();
		ClockFilter filter = new ClockFilter(read.apply("team"), choice(parameters, "priority", Priority.class),
				choice(parameters, "target", Target.class), read.apply("vendor"),
				choice(parameters, "scenario", Scenario.class), read.apply("language"));
		return new BoardQuery(Grouping.parse(or(read.apply("by"), Grouping.PRIORITY.key())),
				Period.parse(or(read.apply("period"), Period.WEEK.key())), isBusiness(read.apply("hours")),
				zone(read.apply("zone")), filter);
	}

	/** One of an enumeration's names, or {@code null} where nothing is asked. */
	static <E extends Enum<E>> E choice(Map<String, String> parameters, String name, Class<E> type) {
		String text = parameters.getOrDefault(name, "").strip();
		try {
			return text.isEmpty() ? null : Enum.valueOf(type, text);
		}
		catch (IllegalArgumentException ex) {
			throw new FieldErrorsException(name, "is not a value of this field");
		}
	}

	private static boolean isBusiness(String text) {
		return switch (text) {
			case "", "calendar" -> false;
			case "business" -> true;
			default -> throw new FieldErrorsException("hours", "must be calendar or business");
		};
	}

	private static ZoneId zone(String text) {
		if (text.isEmpty() || text.equals("UTC")) {
			return UTC;
		}
		try {
			if (text.length() <= LONGEST_ZONE) {
				return ZoneId.of(text);
			}
		}
		catch (DateTimeException ex) {
			// told below
		}
		throw new FieldErrorsException("zone", "is not a time zone");
	}

	private static String or(String text, String usual) {
		return text.isEmpty() ? usual : text;
	}

	Span span(Instant now) {
		return this.period.until(now);
	}

	/** Whether not everything is shown. */
	public boolean filtered() {
		return !this.filter.equals(ClockFilter.ALL);
	}

	/** What a field of the filter asks for, or an empty text. */
	public String value(String name) {
		return parameters().getOrDefault(name, "");
	}

	public String hours() {
		return this.business ? "business" : "calendar";
	}

	/**
	 * The address of a page with this query.
	 * @param changes names and values in turn; an empty value leaves its name out
	 */
	public String link(String path, String... changes) {
		Map<String, String> all = parameters();
		for (int index = 0; index < changes.length; index += 2) {
			all.put(changes[index], (changes[index + 1] != null) ? changes[index + 1] : "");
		}
		String query = all.entrySet()
			.stream()
			.filter((one) -> !one.getValue().isEmpty())
			.map((one) -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return query.isEmpty() ? path : path + "?" + query;
	}

	/** Only what is not as usual. */
	private Map<String, String> parameters() {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("by", (this.by != Grouping.PRIORITY) ? this.by.key() : "");
		all.put("period", (this.period != Period.WEEK) ? this.period.key() : "");
		all.put("hours", this.business ? "business" : "");
		all.put("zone", this.zone.equals(UTC) ? "" : this.zone.getId());
		all.put("team", text(this.filter.team()));
		all.put("priority", text(this.filter.priority()));
		all.put("target", text(this.filter.target()));
		all.put("vendor", text(this.filter.vendor()));
		all.put("scenario", text(this.filter.scenario()));
		all.put("language", text(this.filter.language()));
		return all;
	}

	private static String text(Object value) {
		return (value != null) ? value.toString() : "";
	}

	/** How instants and lengths are told. */
	Tell tell(Locale locale, Words words) {
		return new Tell(this.zone, locale, words);
	}

}
