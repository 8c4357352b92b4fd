package io.stagedesk.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import io.stagedesk.routing.WaitingRows.Group;
import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.routing.choice.Ranking;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The waiting tickets of all teams, for the one who gives them away. Who that is takes
 * the team's turn, gives some away and commits; kinds of tickets that nobody can have are
 * not looked at one by one.
 */
@Service
public class Queues {

	/** How long a ticket rests that was looked at in vain, if nothing happens. */
	private static final Duration REST = Duration.ofMinutes(1);

	private final WaitingRows rows;

	private final DecisionRows decisions;

	private final Rolls rolls;

	private final Turns turns;

	private final RoutingSettings settings;

	private final Clock clock;

	Queues(WaitingRows rows, DecisionRows decisions, Rolls rolls, Turns turns, RoutingSettings settings, Clock clock) {
		this.rows = rows;
		this.decisions = decisions;
		this.rolls = rolls;
		this.turns = turns;
		this.settings = settings;
		this.clock = clock;
	}

	/** Teams whose tickets wait. */
	@Transactional(readOnly = true)
	public Set<String> teams() {
		return this.rows.teams(now());
	}

	/** Something has happened: tickets that rest are looked at again. */
	@Transactional
	public void wake(String team) {
		this.rows.wake(team, now());
	}

	/** Waits for the team's turn; it ends with the transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void take(String team) {
		this.turns.take(team);
		this.rolls.current().tookTurn(team);
	}

	/** The same, if it is free. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean takeIfFree(String team) {
		boolean free = this.turns.takeIfFree(team);
		if (free) {
			this.rolls.current().tookTurn(team);
		}
		return free;
	}

	/**
	 * The first tickets of the queue that somebody could have now; they are held until
	 * the transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Waiting> next(String team, int most) {
		Instant now = now();
		List<Group> possible = possible(team, now);
		if (possible.isEmpty()) {
			return List.of();
		}
		List<Waiting> first = this.rows.next(team, possible, now, most);
		List<Waiting> held = this.rows.hold(first);
		if (held.size() < first.size() && this.rows.forget(first) > 0 && held.isEmpty()) {
			return next(team, most);
		}
		return held;
	}

	/**
	 * Whether somebody could have this ticket, after what this transaction has given away
	 * already. If only those are left who did not take it, it rests.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Chance chance(Waiting ticket) {
		Instant now = now();
		Need need = Need.read(ticket.need());
		boolean relaxed = !ticket.relaxesAt().isAfter(now);
		List<Candidate> people = people(ticket.team(), need, now);
		if (!Ranking.isPossible(need.question(relaxed, Set.of(), now), people)) {
			return Chance.NOBODY;
		}
		if (!Ranking.isPossible(need.question(relaxed, askedBefore(ticket, now), now), people)) {
			rest(ticket, now);
			return Chance.RESTS;
		}
		return Chance.SOMEBODY;
	}

	/** One that still waits though somebody seemed to be free rests. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean isPlaced(Waiting ticket) {
		boolean placed = this.rolls.current().hasPlaced(ticket.ticketId());
		if (!placed) {
			rest(ticket, now());
		}
		return placed;
	}

	/** One whose process did not take the message rests. */
	@Transactional
	public void rest(Waiting ticket) {
		rest(ticket, now());
	}

	private void rest(Waiting ticket, Instant now) {
		this.rows.rest(ticket.ticketId(), now.plus(REST));
	}

	private List<Group> possible(String team, Instant now) {
		return this.rows.groups(team, now).stream().filter((group) -> {
			Need need = Need.read(group.need());
			return Ranking.isPossible(need.question(group.relaxed(), Set.of(), now), people(team, need, now));
		}).toList();
	}

	private List<Candidate> people(String team, Need need, Instant now) {
		return this.rolls.current().candidates(team, need.channel(), need.asks(), now);
	}

	private Set<String> askedBefore(Waiting ticket, Instant now) {
		Roll roll = this.rolls.current();
		return Router.askedBefore(this.decisions.chances(ticket.ticketId()), roll, this.settings, now);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/** What a waiting ticket may hope for at this moment. */
	public enum Chance {

		NOBODY, RESTS, SOMEBODY

	}

}
