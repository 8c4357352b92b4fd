package io.stagedesk.routing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.routing.RoutingDecision.Candidate;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Routes tickets. A ticket that has been moved to a team by hand stays there; among the
 * agents of the team who are online the one who speaks the language and has waited
 * longest gets it offered, and nobody gets the same ticket offered twice.
 */
@Service
public class Router {

	private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final Staff staff;

	private final Tickets tickets;

	private final JsonMapper json;

	private final Clock clock;

	Router(JdbcClient jdbc, Staff staff, Tickets tickets, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.tickets = tickets;
		this.json = json;
		this.clock = clock;
	}

	/** Decides, tells the ticket, and keeps the decision with its reasons. */
	@Transactional
	public void route(TicketSnapshot ticket, TableAnswer answer) {
		boolean kept = ticket.team() != null;
		String team = kept ? ticket.team() : answer.team();
		String rule = kept ? "stays with the team it was given to" : answer.rule();
		List<Candidate> candidates = answer.offers() ? candidates(ticket, team, kept) : List.of();
		Optional<String> offer = candidates.stream()
			.filter((one) -> one.excluded() == null)
			.map(Candidate::agent)
			.findFirst();
		this.tickets.route(ticket.number(), team, offer, Map.of("team", team, "rule", rule, "agent", offer.orElse("")));
		this.jdbc
			.sql("""
					insert into routing_decision (ticket_id, at, team, strategy, agent, rule, table_version, inputs, candidates)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(ticket.id(), Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS)), team,
					answer.strategy(), offer.orElse(null), rule, answer.tableVersion(),
					this.json.writeValueAsString(answer.inputs()), this.json.writeValueAsString(candidates))
			.update();
	}

	/** Every decision about a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<RoutingDecision> decisions(TicketSnapshot ticket) {
		return this.jdbc.sql("""
				select at, team, strategy, agent, rule, table_version, inputs, candidates
				from routing_decision where ticket_id = ? order by id""")
			.param(ticket.id())
			.query((row, number) -> new RoutingDecision(row.getTimestamp("at").toInstant(), row.getString("team"),
					row.getString("strategy"), row.getString("agent"), row.getString("rule"),
					row.getInt("table_version"), this.json.readValue(row.getString("inputs"), INPUTS),
					this.json.readValue(row.getString("candidates"), CANDIDATES)))
			.list();
	}

	private List<Candidate> candidates(TicketSnapshot ticket, String team, boolean again) {
		List<Agent> online = this.staff.online(team);
		Set<String> asked = (again && !online.isEmpty()) ? askedBefore(ticket) : Set.of();
		boolean spoken = online.stream()
			.anyMatch((agent) -> agent.languages().contains(ticket.language()) && !asked.contains(agent.login()));
		return online.stream()
			.map((agent) -> new Candidate(agent.login(), excluded(agent, ticket, asked, spoken)))
			.toList();
	}

	private static String excluded(Agent agent, TicketSnapshot ticket, Set<String> asked, boolean spoken) {
		if (asked.contains(agent.login())) {
			return "did not accept in time";
		}
		if (spoken && !agent.languages().contains(ticket.language())) {
			return "does not speak " + ticket.language();
		}
		return null;
	}

	private Set<String> askedBefore(TicketSnapshot ticket) {
		return this.jdbc.sql("select agent from routing_decision where ticket_id = ? and agent is not null")
			.param(ticket.id())
			.query(String.class)
			.list()
			.stream()
			.collect(Collectors.toSet());
	}

}
