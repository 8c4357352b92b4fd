package io.stagedesk.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.routing.DecisionRows.Chance;
import io.stagedesk.routing.RoutingDecision.Seen;
import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.routing.choice.Question;
import io.stagedesk.routing.choice.Ranking;
import io.stagedesk.routing.choice.Strategy;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Routes tickets: the table names the team and the strategies, and among the team's
 * people the best one gets the ticket, is asked, or nobody is. Decisions of one team take
 * turns, and who is chosen is held until the transaction ends, so that over all nodes a
 * ticket has one agent and nobody gets more than their capacity.
 */
@Service
public class Router {

	private final DecisionRows decisions;

	private final Queue queue;

	private final Rolls rolls;

	private final Turns turns;

	private final Acquaintances acquaintances;

	private final Staff staff;

	private final Tickets tickets;

	private final RoutingSettings settings;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Router(DecisionRows decisions, Queue queue, Rolls rolls, Turns turns, Acquaintances acquaintances, Staff staff,
			Tickets tickets, RoutingSettings settings, ApplicationEventPublisher events, Clock clock) {
		this.decisions = decisions;
		this.queue = queue;
		this.rolls = rolls;
		this.turns = turns;
		this.acquaintances = acquaintances;
		this.staff = staff;
		this.tickets = tickets;
		this.settings = settings;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Decides, tells the ticket, and keeps the decision with its reasons.
	 * @param asked what asked for it, absent where the ticket's own way did
	 */
	@Transactional
	public Outcome route(TicketSnapshot ticket, TableAnswer answer, Optional<Cause> asked) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Errand errand = Errand.of(ticket, answer);
		List<Chance> chances = (ticket.team() != null) ? this.decisions.chances(ticket.id()) : List.of();
		Cause cause = asked.orElseGet(() -> cause(ticket, chances));
		Roll roll = this.rolls.current();
		boolean turn = takeTurn(errand, roll);
		Question question = question(ticket, errand, chances, turn, now);
		Ranking ranking = turn ? rank(question, errand, roll) : new Ranking(List.of());
		Optional<Candidate> chosen = ranking.chosen();
		Outcome outcome = outcome(errand, turn, chosen);
		if (outcome.isGiven() && !cause.isInOrder()
				&& this.queue.isWantedBefore(errand.waiting(ticket, question), roll, chosen.orElseThrow(), now)) {
			outcome = Outcome.LATER;
			ranking = new Ranking(List.of());
		}
		tell(ticket, errand, outcome, chosen.map(Candidate::login));
		if (outcome.isGiven()) {
			this.staff.assigned(chosen.orElseThrow().login());
			roll.gave(ticket.id(), chosen.orElseThrow(), now);
		}
		keep(ticket, answer, errand, question, outcome, ranking, cause);
		return outcome;
	}

	/** Every decision about a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<RoutingDecision> decisions(TicketSnapshot ticket) {
		return this.decisions.of(ticket.id());
	}

	/** How long the newest offer of a ticket holds, where the decision says so. */
	@Transactional(readOnly = true)
	public Optional<Duration> acceptance(TicketSnapshot ticket) {
		return this.decisions.acceptance(ticket.id());
	}

	private static Cause cause(TicketSnapshot ticket, List<Chance> chances) {
		if (ticket.team() == null) {
			return Cause.CREATED;
		}
		boolean offered = !chances.isEmpty()
				&& chances.get(chances.size() - 1).outcome().filter((last) -> last == Outcome.OFFERED).isPresent();
		return (offered && chances.get(chances.size() - 1).goesOnIn(ticket.team())) ? Cause.OFFER_EXPIRED : Cause.MOVED;
	}

	private boolean takeTurn(Errand errand, Roll roll) {
		if (errand.isForTheQueue()) {
			return true;
		}
		if (!roll.hasTurn(errand.team()) && this.turns.takeIfFree(errand.team())) {
			roll.tookTurn(errand.team());
		}
		return roll.hasTurn(errand.team());
	}

	private Question question(TicketSnapshot ticket, Errand errand, List<Chance> chances, boolean turn, Instant now) {
		Instant since = chances.isEmpty() ? now
				: Optional.of(chances.get(chances.size() - 1))
					.filter((last) -> last.goesOnIn(errand.team()))
					.map((last) -> last.waitedSince().orElse(last.at()))
					.orElse(now);
		boolean choosing = turn && !errand.isForTheQueue();
		if (choosing && !chances.isEmpty()) {
			this.rolls.current().candidates(errand.team(), "", errand.asks(), now);
		}
		boolean sticky = choosing && errand.strategies().contains(Strategy.STICKY);
		return new Question(ticket.number(), ticket.language(), ticket.channel().name(),
				Objects.toString(ticket.priority(), ""), errand.strategies(), errand.required(), errand.preferred(),
				now, since, errand.relaxAfter(), sticky ? this.acquaintances.of(ticket, now).orElse("") : "",
				choosing ? askedBefore(chances, this.rolls.current(), this.settings, now) : Set.of());
	}

	/**
	 * Those who had their chance have it again after a while, or when they come online
	 * anew.
	 */
	static Set<String> askedBefore(List<Chance> chances, Roll roll, RoutingSettings settings, Instant now) {
		return chances.stream()
			.filter((one) -> one.agent().isPresent() && one.at().plus(settings.askAgainAfter()).isAfter(now))
			.filter((one) -> roll.presentSince(one.agent().orElseThrow()).filter(one.at()::isBefore).isEmpty())
			.map((one) -> one.agent().orElseThrow())
			.collect(Collectors.toSet());
	}

	/** Who is chosen is held, and looked at once more. */
	private Ranking rank(Question question, Errand errand, Roll roll) {
		if (question.isForTheQueue()) {
			return new Ranking(List.of());
		}
		while (true) {
			Ranking ranking = Ranking.of(question,
					roll.candidates(errand.team(), question.channel(), errand.asks(), question.askedAt()));
			Optional<String> chosen = ranking.chosen().map(Candidate::login);
			if (chosen.isEmpty() || roll.isHeld(chosen.get())) {
				return ranking;
			}
			roll.hold(chosen.get());
		}
	}

	private static Outcome outcome(Errand errand, boolean turn, Optional<Candidate> chosen) {
		if (errand.isForTheQueue()) {
			return Outcome.QUEUE;
		}
		if (chosen.isPresent()) {
			return errand.asks() ? Outcome.OFFERED : Outcome.ASSIGNED;
		}
		return turn ? Outcome.NOBODY : Outcome.LATER;
	}

	private void tell(TicketSnapshot ticket, Errand errand, Outcome outcome, Optional<String> chosen) {
		Optional<String> agent = outcome.isGiven() ? chosen : Optional.empty();
		this.tickets.route(ticket.number(), errand.team(), (outcome == Outcome.OFFERED) ? agent : Optional.empty(),
				Map.of("team", errand.team(), "rule", errand.rule(), "agent", agent.orElse("")));
		if (outcome == Outcome.ASSIGNED) {
			this.tickets.assign(ticket.number(), agent.orElseThrow(), Actor.SYSTEM);
		}
	}

	private void keep(TicketSnapshot ticket, TableAnswer answer, Errand errand, Question question, Outcome outcome,
			Ranking ranking, Cause cause) {
		List<Seen> seen = this.settings.keepsCandidates() ? ranking.ranked().stream().map(Seen::of).toList()
				: List.of();
		String agent = outcome.isGiven() ? ranking.chosen().orElseThrow().login() : null;
		this.decisions.insert(ticket.id(),
				new RoutingDecision(question.askedAt(), cause, errand.team(), outcome, errand.strategy(), agent,
						errand.rule(), errand.ruleId(), answer.table(), answer.tableVersion(), answer.inputs(),
						question, question.isRelaxed(),
						(outcome == Outcome.OFFERED) ? (int) errand.acceptance().toSeconds() : 0, seen));
		if (outcome.isWaiting()) {
			this.queue.put(errand.waiting(ticket, question));
		}
		else if (ticket.team() != null) {
			this.queue.remove(ticket.id());
		}
		if (outcome == Outcome.LATER || cause == Cause.OFFER_EXPIRED || cause == Cause.OFFER_DECLINED) {
			this.events.publishEvent(new LookAgain(errand.team()));
		}
	}

}
