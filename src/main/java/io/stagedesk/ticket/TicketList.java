package io.stagedesk.ticket;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery.Sort;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists of tickets by keyset, within what the viewer may see. A list over several teams
 * is made of one short ordered scan of an index per team and half (open, done), so that
 * its cost does not depend on how many tickets there are nor on the planner's mood. The
 * few on which one's teams advise are one more scan.
 */
@Component
class TicketList {

	private final JdbcClient jdbc;

	private final TicketRows rows;

	TicketList(JdbcClient jdbc, TicketRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	Slice<TicketSnapshot> find(TicketQuery query, Viewer viewer) {
		Sql sql = new Sql();
		Sort sort = query.sort();
		String filters = filters(query, viewer, sql);
		int most = query.limit() + 1;
		sql.parameters.put("most", most);
		String scan = "(select t.id, t.%1$s as place from ticket t where %2$s%3$s order by t.%1$s %4$s, t.id %4$s limit :most)";
		String branches = branches(query, viewer, sql).stream()
			.map((branch) -> scan.formatted(sort.column, branch, filters, sort.direction))
			.collect(Collectors.joining(" union all "));
		if (branches.isEmpty()) {
			return new Slice<>(List.of(), null);
		}
		List<TicketSnapshot> found = this.jdbc.sql(TicketRows.COLUMNS
				+ " from (%s) b join ticket t on t.id = b.id join requester r on r.id = t.requester_id order by b.place %s, b.id %2$s limit :most"
					.formatted(branches, sort.direction))
			.params(sql.parameters)
			.query(this.rows)
			.list();
		return Slice.of(found, query.limit(), (last) -> new Cursor(place(last, sort), last.id()).toString());
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
	 * is.
	 */
	private List<String> branches(TicketQuery query, Viewer viewer, Sql sql) {
		List<String> halves = halves(query);
		if (query.assignee() != null) {
			sql.parameters.put("assignee", query.assignee());
			return halves.stream().map((half) -> "t.assignee = :assignee and " + half).toList();
		}
		if (!viewer.role().seesTeamTickets() && query.team() == null) {
			return (query.sort() == Sort.CREATED) ? List.of("1 = 1") : halves;
		}
		List<String> branches = new ArrayList<>();
		Collection<String> teams = teams(query, viewer);
		if (query.sort() == Sort.CREATED && !teams.isEmpty()) {
			sql.parameters.put("teams", teams);
			branches.add("t.team in (:teams)");
		}
		else {
			for (String team : teams) {
				String name = sql.add(team);
				halves.forEach((half) -> branches.add("t.team = :%s and %s".formatted(name, half)));
			}
		}
		advised(query, viewer, sql)
			.ifPresent((advised) -> halves.forEach((half) -> branches.add(advised + " and " + half)));
		return branches;
	}

	/** Those whose tickets are listed, whoever advises. */
	private static Collection<String> teams(TicketQuery query, Viewer viewer) {
		if (query.team() == null) {
			return viewer.teams();
		}
		return (!VisibleTo.hasTeams(viewer) || viewer.teams().contains(query.team())) ? List.of(query.team())
				: List.of();
	}

	/** Tickets of other teams on which the viewer's advise. */
	private static Optional<String> advised(TicketQuery query, Viewer viewer, Sql sql) {
		if (!VisibleTo.hasTeams(viewer) || (query.team() != null && viewer.teams().contains(query.team()))) {
			return Optional.empty();
		}
		String other = (query.team() != null) ? "t.team = :" + sql.add(query.team())
				: "(t.team is null or t.team not in (:viewerTeams))";
		return Optional.of("t.advising_team in (:viewerTeams) and " + other);
	}

	private static List<String> halves(TicketQuery query) {
		List<String> halves = new ArrayList<>();
		if (query.statuses().isEmpty() || query.statuses().stream().anyMatch(Status::isOpen)) {
			halves.add("t.open = true");
		}
		if (query.statuses().isEmpty() || !query.statuses().stream().allMatch(Status::isOpen)) {
			halves.add("t.open = false");
		}
		return halves;
	}

	private static String filters(TicketQuery query, Viewer viewer, Sql sql) {
		StringBuilder text = new StringBuilder(VisibleTo.condition(viewer, sql.parameters));
		if (query.statuses().equals(TicketQuery.OPEN_ALL)) {
			text.append((query.sort() == Sort.CREATED) ? " and t.open = true" : "");
		}
		else if (!query.statuses().isEmpty()) {
			text.append(" and t.status in (:statuses)");
			sql.parameters.put("statuses", query.statuses().stream().map(Enum::name).toList());
		}
		if (query.assignee() != null && query.team() != null) {
			text.append(" and t.team = :").append(sql.add(query.team()));
		}
		if (query.priority() != null) {
			text.append(" and t.priority = :").append(sql.add(query.priority().name()));
		}
		if (query.scenario() != null) {
			text.append(" and t.scenario = :").append(sql.add(query.scenario().name()));
		}
		if (query.requester() != null) {
			String name = sql.add(query.requester());
			String lower = sql.add(query.requester().toLowerCase(Locale.ROOT));
			text.append("""
					 and t.requester_id in (select i.requester_id from requester_identity i
					where (i.kind = 'APP' and i.identifier = :%s) or (i.kind = 'EMAIL' and i.identifier = :%s))"""
				.formatted(name, lower));
		}
		if (query.q() != null) {
			text.append(search(query.q(), sql));
		}
		if (query.cursor() != null) {
			sql.parameters.put("at", Timestamp.from(query.cursor().at()));
			sql.parameters.put("id", query.cursor().id());
			text.append(" and (t.%s, t.id) %s (:at, :id)".formatted(query.sort().column, query.sort().after));
		}
		return text.toString();
	}

	private static String search(String q, Sql sql) {
		String number = TicketNumber.parse(q.strip().toUpperCase(Locale.ROOT))
			.map((one) -> sql.add(one.id()))
			.orElse(null);
		if (number != null) {
			return " and t.id = :" + number;
		}
		String pattern = q.strip().toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
		return " and lower(t.subject) like :%s escape '!'".formatted(sql.add("%" + pattern + "%"));
	}

	private static Instant place(TicketSnapshot ticket, Sort sort) {
		return switch (sort) {
			case NEXT_DUE -> ticket.nextDueAt();
			case CREATED -> ticket.createdAt();
			case UPDATED -> ticket.updatedAt();
		};
	}

	/** Named parameters gathered while the text grows. */
	private static final class Sql {

		final Map<String, Object> parameters = new HashMap<>();

		String add(Object value) {
			String name = "p" + this.parameters.size();
			this.parameters.put(name, value);
			return name;
		}

	}

}
