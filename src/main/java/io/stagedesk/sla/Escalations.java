package io.stagedesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All escalations; each belongs to one process that climbs the ladder. */
@Service
public class Escalations {

	/** How long those who are asked have, where no ladder says it. */
	private static final Duration PATIENCE = Duration.ofHours(1);

	private static final Duration REMINDER = Duration.ofDays(1);

	private static final int LONGEST_CAUSE = 300;

	private static final String SELECT = """
			select id, ticket_id, process_id, clock_id, cause, level, addressee, person, raised_at, next_level_at,
			acknowledged_at, acknowledged_by, plan, over_at from escalation""";

	private final JdbcClient jdbc;

	private final Tickets tickets;

	private final Staff staff;

	private final Clock clock;

	Escalations(JdbcClient jdbc, Tickets tickets, Staff staff, Clock clock) {
		this.jdbc = jdbc;
		this.tickets = tickets;
		this.staff = staff;
		this.clock = clock;
	}

	/**
	 * Begins, or climbs to the step of the ladder that was taken last; where that one was
	 * asked already, it is reminded. A clock of an older model that took no step asks the
	 * team's lead, and then the manager.
	 */
	@Transactional
	public Escalation raise(String processId, PromiseClock clock) {
		String cause = "promise %s: %s".formatted(clock.isBreached() ? "broken" : "at risk", clock.target());
		Optional<LadderStep> step = clock.attention().called().stream().reduce((one, later) -> later);
		Addressee usual = ofProcess(processId).isEmpty() ? Addressee.TEAM_LEAD : Addressee.MANAGER;
		return raise(clock.key().number(), processId, cause, clock.id(), step.map(LadderStep::to).orElse(usual),
				step.flatMap(LadderStep::person), REMINDER, Actor.SYSTEM);
	}

	/**
	 * Begins with the team's lead, who has an hour, and climbs to the manager, who is
	 * reminded every day.
	 * @param cause why, where it begins
	 * @param actor who asked for attention
	 */
	@Transactional
	public Escalation raise(String number, String processId, String cause, Actor actor) {
		Optional<Escalation> before = ofProcess(processId);
		boolean begins = before.isEmpty();
		return raise(number, processId, before.map(Escalation::cause).orElse(cause), null,
				begins ? Addressee.TEAM_LEAD : Addressee.MANAGER, Optional.empty(), begins ? PATIENCE : REMINDER,
				actor);
	}

	private Escalation raise(String number, String processId, String cause, Long clock, Addressee to,
			Optional<String> named, Duration patience, Actor actor) {
		Asked asked = asked(this.tickets.get(number), to, named);
		Instant now = now();
		Optional<Escalation> before = ofProcess(processId);
		if (before.isEmpty()) {
			this.jdbc.sql("""
					insert into escalation (ticket_id, process_id, by_hand, clock_id, cause, level, addressee, person,
					raised_at, next_level_at) values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)""")
				.params(TicketNumber.of(number).id(), processId, clock == null, clock, shortened(cause),
						asked.addressee().name(), asked.person(), Timestamp.from(now),
						Timestamp.from(now.plus(patience)))
				.update();
		}
		else {
			move(before.get(), asked, before.get().level() + 1, cause, now.plus(patience));
		}
		Escalation raised = ofProcess(processId).orElseThrow();
		tell("ESCALATED", raised, actor);
		return raised;
	}

	/**
	 * The level below is asked to carry out the plan, and has an hour to acknowledge.
	 */
	@Transactional
	public Escalation handBack(String number, String processId, String plan, Actor actor) {
		Escalation before = ofProcess(processId).orElseThrow();
		TicketSnapshot ticket = this.tickets.get(number);
		Addressee below = (before.addressee() == Addressee.TEAM_LEAD) ? Addressee.ASSIGNEE : Addressee.TEAM_LEAD;
		move(before, asked(ticket, below, Optional.empty()), before.level(), before.cause(), now().plus(PATIENCE));
		this.tickets.write(number, Visibility.INTERNAL, plan, null, actor);
		Escalation handed = ofProcess(processId).orElseThrow();
		tell("ESCALATION_HANDED_BACK", handed, actor);
		return handed;
	}

	private void move(Escalation before, Asked asked, int level, String cause, Instant next) {
		this.jdbc.sql(
				"update escalation set level = ?, cause = ?, addressee = ?, person = ?, next_level_at = ? where id = ?")
			.params(level, shortened(cause), asked.addressee().name(), asked.person(), Timestamp.from(next),
					before.id())
			.update();
	}

	private void tell(String kind, Escalation escalation, Actor actor) {
		Map<String, String> details = new HashMap<>();
		details.put("level", String.valueOf(escalation.level()));
		details.put("addressee", escalation.addressee().name());
		details.put("cause", escalation.cause());
		Optional.ofNullable(escalation.person()).ifPresent((person) -> details.put("person", person));
		this.tickets.note(new TicketNumber(escalation.ticketId()).toString(), kind, actor, details);
	}

	@Transactional
	public void acknowledge(String number, String processId, String plan, Actor actor) {
		Timestamp now = Timestamp.from(now());
		this.jdbc.sql(
				"update escalation set acknowledged_at = ?, acknowledged_by = ?, plan = ?, over_at = ? where process_id = ?")
			.params(now, actor.name(), plan, now, processId)
			.update();
		this.tickets.note(number, "ESCALATION_ACKNOWLEDGED", actor, Map.of("plan", plan));
		this.tickets.write(number, Visibility.INTERNAL, plan, null, actor);
	}

	/** The promise was kept after all, or the ticket is closed. */
	@Transactional
	public void drop(String processId) {
		this.jdbc.sql("update escalation set over_at = ? where process_id = ? and over_at is null")
			.params(Timestamp.from(now()), processId)
			.update();
	}

	/** Who has the ticket now is asked in place of who had it before. */
	@Transactional
	public Escalation follow(Escalation escalation, TicketSnapshot ticket) {
		move(escalation, asked(ticket, Addressee.ASSIGNEE, Optional.empty()), escalation.level(), escalation.cause(),
				escalation.nextLevelAt());
		return ofProcess(escalation.processId()).orElseThrow();
	}

	@Transactional(readOnly = true)
	public Optional<Escalation> ofProcess(String processId) {
		return this.jdbc.sql(SELECT + " where process_id = ?").param(processId).query(Escalations::read).optional();
	}

	/** The one that is under way for a promise. */
	@Transactional(readOnly = true)
	public Optional<Escalation> ofClock(PromiseClock clock) {
		return this.jdbc.sql(SELECT + " where clock_id = ? and over_at is null order by id desc limit 1")
			.param(clock.id())
			.query(Escalations::read)
			.optional();
	}

	@Transactional(readOnly = true)
	public List<Escalation> of(TicketSnapshot ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by id")
			.param(ticket.id())
			.query(Escalations::read)
			.list();
	}

	/** Where there is nobody of that kind, the level above is asked. */
	private Asked asked(TicketSnapshot ticket, Addressee to, Optional<String> named) {
		return switch (to) {
			case ASSIGNEE -> (ticket.assignee() != null) ? new Asked(to, ticket.assignee()) : Asked.TEAM_LEAD;
			case VENDOR -> Optional.ofNullable(ticket.assignee())
				.flatMap(this.staff::agent)
				.filter((agent) -> agent.vendor() != null)
				.map((agent) -> new Asked(to, agent.login()))
				.orElse(Asked.TEAM_LEAD);
			case PERSON -> named.flatMap(this.staff::agent)
				.map((agent) -> new Asked(to, agent.login()))
				.orElse(new Asked(Addressee.MANAGER, null));
			case TEAM_LEAD, MANAGER -> new Asked(to, null);
		};
	}

	private static String shortened(String cause) {
		return (cause.length() <= LONGEST_CAUSE) ? cause : cause.substring(0, LONGEST_CAUSE - 1) + "…";
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static Escalation read(ResultSet row, int number) throws SQLException {
		long clock = row.getLong("clock_id");
		return new Escalation(row.getLong("id"), row.getLong("ticket_id"), row.getString("process_id"),
				(clock != 0) ? clock : null, row.getString("cause"), row.getInt("level"),
				Addressee.valueOf(row.getString("addressee")), row.getString("person"), at(row, "raised_at"),
				at(row, "next_level_at"), at(row, "acknowledged_at"), row.getString("acknowledged_by"),
				row.getString("plan"), at(row, "over_at"));
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	/**
	 * Who is asked.
	 *
	 * @param person {@code null} where it is not one person
	 */
	private record Asked(Addressee addressee, String person) {

		static final Asked TEAM_LEAD = new Asked(Addressee.TEAM_LEAD, null);

	}

}
