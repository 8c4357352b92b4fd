package io.stagedesk.ticket;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery.Sort;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * What a list leaves out, said over the alias {@code t} of the table {@code ticket};
 * {@link TicketList} says where it looks.
 */
@Component
class TicketFilters {

	private final Clock clock;

	private final JsonMapper json;

	TicketFilters(Clock clock, JsonMapper json) {
		this.clock = clock;
		this.json = json;
	}

	/** {@code " and ..."}, or an empty text; not what the viewer may see at all. */
	String of(TicketQuery query, Viewer viewer, Sql sql) {
		TicketConditions wanted = query.conditions();
		return statuses(query, sql) + people(query, viewer, sql) + words(wanted, sql) + times(wanted, sql)
				+ search(query, viewer, sql) + place(query, sql);
	}

	private static String statuses(TicketQuery query, Sql sql) {
		Set<Status> statuses = query.conditions().statuses();
		if (!statuses.equals(TicketQuery.OPEN_ALL)) {
			return in("t.status", names(statuses), sql);
		}
		return (query.sort() == Sort.CREATED || query.among() != null) ? " and t.open = true" : "";
	}

	private static String people(TicketQuery query, Viewer viewer, Sql sql) {
		TicketConditions wanted = query.conditions();
		if (TicketConditions.NOBODY.equals(wanted.assignee())) {
			return " and t.assignee is null" + in("t.team", wanted.teams(), sql);
		}
		if (!isPerson(wanted.assignee()) && query.among() == null && query.requester() == null) {
			return "";
		}
		String assignee = isPerson(wanted.assignee())
				? " and t.assignee = :" + sql.add(login(wanted.assignee(), viewer)) : "";
		return assignee + in("t.team", wanted.teams(), sql);
	}

	/** Whether the list is one person's. */
	static boolean isPerson(String assignee) {
		return assignee != null && !assignee.equals(TicketConditions.NOBODY);
	}

	static String login(String assignee, Viewer viewer) {
		return assignee.equals(TicketConditions.ME) ? viewer.login() : assignee;
	}

	private String words(TicketConditions wanted, Sql sql) {
		String vip = (wanted.vip() == null) ? ""
				: " and %s (select 1 from requester v where v.id = t.requester_id and upper(v.tier) = 'VIP')"
					.formatted(wanted.vip() ? "exists" : "not exists");
		Stream<String> languages = wanted.languages()
			.stream()
			.flatMap((tag) -> Stream.of("t.language = :" + sql.add(tag), like("t.language", pattern(tag) + "-%", sql)));
		Stream<String> tags = wanted.tags()
			.stream()
			.map((tag) -> like("t.tags", "%" + pattern(this.json.writeValueAsString(tag)) + "%", sql));
		return in("t.priority", names(wanted.priorities()), sql) + in("t.scenario", names(wanted.scenarios()), sql)
				+ in("t.channel", names(wanted.channels()), sql) + in("t.category", wanted.categories(), sql) + vip
				+ any(languages) + any(tags);
	}

	private String times(TicketConditions wanted, Sql sql) {
		Instant now = this.clock.instant();
		StringBuilder text = new StringBuilder();
		if (wanted.waitingMinutes() != null) {
			text.append(" and t.unanswered_since <= :")
				.append(sql.add(Timestamp.from(now.minus(Duration.ofMinutes(wanted.waitingMinutes())))));
		}
		if (wanted.dueMinutes() != null) {
			text.append(" and t.next_due_at <= :")
				.append(sql.add(Timestamp.from(now.plus(Duration.ofMinutes(wanted.dueMinutes())))));
		}
		if (wanted.broken() != null) {
			text.append(
					" and t.next_due_at %s :%s".formatted(wanted.broken() ? "<=" : ">", sql.add(Timestamp.from(now))));
		}
		if (wanted.createdHours() != null) {
			text.append(" and t.created_at >= :")
				.append(sql.add(Timestamp.from(now.minus(Duration.ofHours(wanted.createdHours())))));
		}
		if (wanted.updatedHours() != null) {
			text.append(" and t.updated_at >= :")
				.append(sql.add(Timestamp.from(now.minus(Duration.ofHours(wanted.updatedHours())))));
		}
		return text.toString();
	}

	private static String search(TicketQuery query, Viewer viewer, Sql sql) {
		if (query.q() == null) {
			return "";
		}
		String words = query.q().strip();
		return TicketNumber.parse(words.toUpperCase(Locale.ROOT))
			.map((one) -> " and t.id = :" + sql.add(one.id()))
			.orElseGet(() -> (viewer.role() == Role.VENDOR_AGENT) ? ""
					: " and " + like("lower(t.subject)", "%" + pattern(words.toLowerCase(Locale.ROOT)) + "%", sql));
	}

	private static String place(TicketQuery query, Sql sql) {
		Sort sort = query.sort();
		String waiting = (sort == Sort.WAITING) ? " and t.unanswered_since is not null" : "";
		String awake = (query.awakeFor() == null) ? ""
				: " and not exists (select 1 from snooze s where s.ticket_id = t.id and s.login = :%s)"
					.formatted(sql.add(query.awakeFor()));
		String after = (query.cursor() == null) ? "" : " and (t.%s, t.id) %s (:%s, :%s)".formatted(sort.column,
				sort.after, sql.add(Timestamp.from(query.cursor().at())), sql.add(query.cursor().id()));
		return waiting + awake + after;
	}

	/**
	 * Whether a masked ticket is found: a vendor's people search in what they see, or the
	 * search would tell them what they do not see.
	 */
	static boolean isFound(TicketSnapshot masked, TicketQuery query) {
		Set<String> tags = query.conditions().tags();
		return (tags.isEmpty() || masked.tags().stream().anyMatch(tags::contains)) && isFound(masked, query.q());
	}

	private static boolean isFound(TicketSnapshot masked, String q) {
		return q == null || TicketNumber.parse(q.strip().toUpperCase(Locale.ROOT)).isPresent()
				|| masked.subject().toLowerCase(Locale.ROOT).contains(q.strip().toLowerCase(Locale.ROOT));
	}

	private static String in(String column, Collection<String> values, Sql sql) {
		return values.isEmpty() ? "" : " and %s in (:%s)".formatted(column, sql.add(values));
	}

	private static String any(Stream<String> conditions) {
		String text = conditions.collect(Collectors.joining(" or "));
		return text.isEmpty() ? "" : " and (" + text + ")";
	}

	private static String like(String column, String pattern, Sql sql) {
		return column + " like :%s escape '!'".formatted(sql.add(pattern));
	}

	private static String pattern(String words) {
		return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
	}

	private static List<String> names(Set<? extends Enum<?>> values) {
		return values.stream().map(Enum::name).toList();
	}

}
