package io.stagedesk.ticket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.stagedesk.DeskTest;
import io.stagedesk.Fixtures;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery.Sort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The row filter says the same of a query and of one ticket, whoever asks and whoever has
 * the ticket.
 */
@DeskTest
class VisibleToTests {

	private static final List<String> TEAMS = Arrays.asList("payments", "technical", "trust", null);

	private static final List<String> PEOPLE = Arrays.asList("ana", "vera", null);

	@Autowired
	Fixtures fixtures;

	@Autowired
	Tickets tickets;

	@Autowired
	JdbcClient jdbc;

	String subject;

	List<TicketSnapshot> some;

	@BeforeEach
	void ticketsOfAllKinds() {
		this.subject = "about " + UUID.randomUUID().toString().replaceAll("[^a-f]", "x");
		this.some = new ArrayList<>();
		for (String team : TEAMS) {
			for (String advising : TEAMS) {
				for (String assignee : PEOPLE) {
					this.some.add(ticket(team, advising, assignee, this.some.size() % 3 != 0));
				}
			}
		}
	}

	@Test
	void aQueryFindsWhatTheTestAllows() {
		viewers().forEach((viewer) -> {
			Map<String, Object> parameters = new HashMap<>();
			String condition = VisibleTo.condition(viewer, parameters);
			parameters.put("ids", ids(this.some));
			List<Long> found = this.jdbc.sql("select t.id from ticket t where t.id in (:ids)" + condition)
				.params(parameters)
				.query(Long.class)
				.list();
			assertThat(found).as(viewer.toString()).containsExactlyInAnyOrderElementsOf(ids(visible(viewer)));
		});
	}

	@ParameterizedTest
	@EnumSource
	void listsFindEachTicketThatTheTestAllowsOnce(Sort sort) {
		for (Viewer viewer : viewers()) {
			for (String team : Arrays.asList("payments", "technical", null)) {
				for (String assignee : Arrays.asList("ana", null)) {
					for (Set<Status> statuses : List.of(Set.<Status>of(), TicketQuery.OPEN_ALL)) {
						TicketQuery query = new TicketQuery(statuses, team, assignee, null, null, null, this.subject,
								sort, 7, null);
						assertThat(all(query, viewer)).as("%s %s", viewer, query)
							.containsExactlyInAnyOrderElementsOf(ids(visible(viewer).stream()
								.filter((ticket) -> team == null || team.equals(ticket.team()))
								.filter((ticket) -> assignee == null || assignee.equals(ticket.assignee()))
								.filter((ticket) -> sort != Sort.WAITING || ticket.unansweredSince() != null)
								.filter((ticket) -> statuses.isEmpty() || statuses.contains(ticket.status()))
								.toList()));
					}
				}
			}
		}
	}

	private List<TicketSnapshot> visible(Viewer viewer) {
		return this.some.stream().filter((ticket) -> VisibleTo.test(ticket, viewer)).toList();
	}

	/** Page after page. */
	private List<Long> all(TicketQuery query, Viewer viewer) {
		List<Long> found = new ArrayList<>();
		TicketQuery page = query;
		while (page != null) {
			Slice<TicketSnapshot> slice = this.tickets.list(page, viewer);
			found.addAll(ids(slice.items()));
			page = (slice.next() == null) ? null : query.from(Cursor.parse(slice.next()));
		}
		return found;
	}

	private static List<Viewer> viewers() {
		List<Viewer> viewers = new ArrayList<>();
		for (Role role : Role.values()) {
			for (Set<String> teams : List.of(Set.<String>of(), Set.of("payments"), Set.of("technical", "trust"))) {
				viewers.add(new Viewer((role == Role.VENDOR_AGENT) ? "vera" : "ana", "Somebody", role, teams));
			}
		}
		return viewers;
	}

	private TicketSnapshot ticket(String team, String advising, String assignee, boolean open) {
		TicketSnapshot ticket = this.fixtures.aTicket();
		this.jdbc.sql(
				"update ticket set subject = ?, team = ?, advising_team = ?, assignee = ?, open = ?, status = ? where id = ?")
			.params(this.subject, team, advising, assignee, open, open ? "OPEN" : "CLOSED", ticket.id())
			.update();
		return this.tickets.get(ticket.number());
	}

	private static List<Long> ids(List<TicketSnapshot> tickets) {
		return tickets.stream().map(TicketSnapshot::id).collect(Collectors.toList());
	}

}
