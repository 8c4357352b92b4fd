package io.stagedesk.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery.Sort;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists of tickets by keyset, within what the viewer may see. A list over several teams
 * is made of one short ordered scan of an index per team and half (open, done), so that
 * its cost does not depend on how many tickets there are nor on the planner's mood. The
 * few on which one's teams advise are one more scan. A requester's tickets are a scan
 * each half. Limits stand in the text: PostgreSQL takes a plan that it has made before
 * only where it knows that few rows are wanted.
 */
@Component
class TicketList {

	private final JdbcClient jdbc;

	private final TicketRows rows;

	private final TicketFilters filters;

	TicketList(JdbcClient jdbc, TicketRows rows, TicketFilters filters) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.filters = filters;
	}

	Slice<TicketSnapshot> find(TicketQuery query, Viewer viewer) {
		Sql sql = new Sql();
		Sort sort = query.sort();
		String filters = this.filters.of(query, viewer, sql);
		int most = query.limit() + 1;
		String scan = "(select t.id, t.%1$s as place from ticket t where %2$s%3$s order by t.%1$s %4$s, t.id %4$s limit %5$s)";
		String branches = branches(query, viewer, sql).stream()
			.map((branch) -> scan.formatted(sort.column, branch, filters, sort.direction, most))
			.collect(Collectors.joining(" union all "));
		if (branches.isEmpty()) {
			return new Slice<>(List.of(), null);
		}
		List<TicketSnapshot> found = this.jdbc.sql(TicketRows.COLUMNS
				+ " from (%s) b join ticket t on t.id = b.id join requester r on r.id = t.requester_id order by b.place %s, b.id %2$s limit %s"
					.formatted(branches, sort.direction, most))
			.params(sql.parameters())
			.query(this.rows)
			.list();
		return Slice.of(found, query.limit(), (last) -> new Cursor(place(last, sort), last.id()).toString());
	}

	/** How many there are of each list, but not more than its limit. */
	Map<String, Integer> count(Map<String, TicketQuery> queries, Viewer viewer) {
		Sql sql = new Sql();
		Map<String, Integer> counts = new HashMap<>();
		String counted = queries.entrySet()
			.stream()
			.map((one) -> count(one.getKey(), one.getValue(), viewer, sql))
			.flatMap(Optional::stream)
			.collect(Collectors.joining(" union all "));
		queries.keySet().forEach((key) -> counts.put(key, 0));
		if (!counted.isEmpty()) {
			this.jdbc.sql(counted).params(sql.parameters()).query((row) -> {
				counts.put(row.getString("view_key"), row.getInt("tickets"));
			});
		}
		return counts;
	}

	private Optional<String> count(String key, TicketQuery query, Viewer viewer, Sql sql) {
		String filters = this.filters.of(query, viewer, sql);
		int most = query.limit();
		List<String> branches = branches(query, viewer, sql);
		String scans = branches.stream()
			.map((branch) -> "(select t.id from ticket t where %s%s limit %s)".formatted(branch, filters, most))
			.collect(Collectors.joining(" union all "));
		return branches.isEmpty() ? Optional.empty() : Optional
			.of("select cast(:%s as varchar(60)) as view_key, count(*) as tickets from (select b.id from (%s) b limit %s) c"
				.formatted(sql.add(key), scans, most));
	}

	List<TicketSnapshot> visible(Collection<Long> ids, Viewer viewer) {
		return this.jdbc.sql(TicketRows.SELECT + " where t.id in (:ids)")
			.param("ids", ids)
			.query(this.rows)
			.list()
			.stream()
			.filter((ticket) -> VisibleTo.test(ticket, viewer))
			.toList();
	}

	/**
	 * Exclusive conditions, each the beginning of an index that is ordered as the list
	 * is, and each with what the viewer may see.
	 */
	private List<String> branches(TicketQuery query, Viewer viewer, Sql sql) {
		if (query.among() == null && query.requester() == null && !TicketFilters.isPerson(query.conditions().assignee())
				&& VisibleTo.hasTeams(viewer)) {
			return ofOwnTeams(query, viewer, sql);
		}
		String visible = VisibleTo.condition(viewer, sql.named());
		return scans(query, viewer, sql).stream().map((scan) -> scan + visible).toList();
	}

	/**
	 * The viewer's own teams, and what they advise on: no more has to be said of what the
	 * viewer may see, and it would keep PostgreSQL from a plan that it has made before.
	 */
	private static List<String> ofOwnTeams(TicketQuery query, Viewer viewer, Sql sql) {
		TicketConditions wanted = query.conditions();
		List<String> halves = halves(wanted.statuses());
		List<String> own = wanted.teams().isEmpty() ? List.copyOf(viewer.teams())
				: wanted.teams().stream().filter(viewer.teams()::contains).toList();
		List<String> branches = new ArrayList<>(ofTeams(own, query.sort(), halves, sql));
		advised(wanted, viewer, sql)
			.ifPresent((advised) -> halves.forEach((half) -> branches.add(advised + " and " + half)));
		return branches;
	}

	private static List<String> ofTeams(Collection<String> teams, Sort sort, List<String> halves, Sql sql) {
		if (sort == Sort.CREATED && !teams.isEmpty()) {
			return List.of("t.team in (:%s)".formatted(sql.add(teams)));
		}
		return teams.stream()
			.map(sql::add)
			.flatMap((team) -> halves.stream().map((half) -> "t.team = :%s and %s".formatted(team, half)))
			.toList();
	}

	private List<String> scans(TicketQuery query, Viewer viewer, Sql sql) {
		TicketConditions wanted = query.conditions();
		List<String> halves = halves(wanted.statuses());
		if (query.requester() != null) {
			String among = (query.among() != null) ? " and " + among(query.among(), sql) : "";
			return requesters(query.requester(), viewer).stream()
				.map(sql::add)
				.flatMap((one) -> halves.stream()
					.map((half) -> "t.requester_id = :%s and %s%s".formatted(one, half, among)))
				.toList();
		}
		if (query.among() != null) {
			return List.of(among(query.among(), sql));
		}
		if (TicketFilters.isPerson(wanted.assignee())) {
			String assignee = sql.add(TicketFilters.login(wanted.assignee(), viewer));
			return halves.stream().map((half) -> "t.assignee = :%s and %s".formatted(assignee, half)).toList();
		}
		if (!wanted.teams().isEmpty()) {
			return ofTeams(wanted.teams(), query.sort(), halves, sql);
		}
		return (query.sort() == Sort.CREATED) ? List.of("1 = 1") : halves;
	}

	private static String among(Set<Long> ids, Sql sql) {
		return ids.isEmpty() ? "1 = 0" : "t.id in (:%s)".formatted(sql.add(ids));
	}

	/** Whom the app or their mail address calls so; a vendor's people find nobody. */
	private List<Long> requesters(String name, Viewer viewer) {
		if (viewer.role() == Role.VENDOR_AGENT) {
			return List.of();
		}
		return this.jdbc.sql("""
				select distinct requester_id from requester_identity
				where (kind = 'APP' and identifier = ?) or (kind = 'EMAIL' and identifier = ?)""")
			.params(name, name.toLowerCase(Locale.ROOT))
			.query(Long.class)
			.list();
	}

	/** Tickets of other teams on which the viewer's advise. */
	private static Optional<String> advised(TicketConditions wanted, Viewer viewer, Sql sql) {
		String own = sql.add(viewer.teams());
		if (wanted.teams().isEmpty()) {
			return Optional
				.of("t.advising_team in (:%1$s) and (t.team is null or t.team not in (:%1$s))".formatted(own));
		}
		List<String> others = wanted.teams().stream().filter((team) -> !viewer.teams().contains(team)).toList();
		return others.isEmpty() ? Optional.empty()
				: Optional.of("t.advising_team in (:%s) and t.team in (:%s)".formatted(own, sql.add(others)));
	}

	private static List<String> halves(Set<Status> statuses) {
		List<String> halves = new ArrayList<>();
		if (statuses.isEmpty() || statuses.stream().anyMatch(Status::isOpen)) {
			halves.add("t.open = true");
		}
		if (statuses.isEmpty() || !statuses.stream().allMatch(Status::isOpen)) {
			halves.add("t.open = false");
		}
		return halves;
	}

	private static Instant place(TicketSnapshot ticket, Sort sort) {
		return switch (sort) {
			case NEXT_DUE -> ticket.nextDueAt();
			case CREATED -> ticket.createdAt();
			case UPDATED -> ticket.updatedAt();
			case WAITING -> ticket.unansweredSince();
		};
	}

}
