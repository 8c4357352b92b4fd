package io.stagedesk.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StatusChanged;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes promises and keeps their clocks true: the ticket's news start, pause, resume and
 * stop them, each with a line in the ledger.
 */
@Service
public class Promises {

	private final Clocks clocks;

	private final Tickets tickets;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Promises(Clocks clocks, Tickets tickets, Clock clock, ApplicationEventPublisher events) {
		this.clocks = clocks;
		this.tickets = tickets;
		this.clock = clock;
		this.events = events;
	}

	/** Starts the clocks of a new ticket, counted from its creation. */
	@Transactional
	public void make(TicketSnapshot ticket, ServiceLevel level) {
		this.clocks.begin(ticket.id());
		level.firstResponse()
			.ifPresent((goal) -> start(ticket, Target.FIRST_RESPONSE, 1, goal, ticket.createdAt(), level.policy(),
					level.warnPercent(), "ticket created"));
		level.resolution()
			.ifPresent((goal) -> start(ticket, Target.RESOLUTION, 1, goal, ticket.createdAt(), level.policy(),
					level.warnPercent(), "ticket created"));
		tellTicket(ticket);
	}

	@Transactional(readOnly = true)
	public PromiseClock get(ClockKey key) {
		return this.clocks.find(key).orElseThrow(() -> new IllegalArgumentException("no clock " + key));
	}

	/** The clocks of a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<PromiseClock> of(TicketSnapshot ticket) {
		return this.clocks.of(ticket.id());
	}

	@Transactional(readOnly = true)
	public List<LedgerEntry> ledger(PromiseClock clock) {
		return this.clocks.ledger(clock.id());
	}

	/** Records that the warning point has passed; once. */
	@Transactional
	public void warn(ClockKey key) {
		PromiseClock running = get(key);
		if (running.isWarningDue(now())) {
			change(running, (clock) -> clock.warned(now()), "WARNED", now(), "part of the goal is used up",
					Actor.SYSTEM);
			this.tickets.note(key.number(), "PROMISE_WARNED", Actor.SYSTEM,
					Map.of("target", key.target().name(), "dueAt", running.dueAt().toString()));
		}
	}

	/**
	 * Records the breach at the instant at which the promise was due, however late it is
	 * noticed; once.
	 */
	@Transactional
	public void breach(ClockKey key) {
		PromiseClock running = get(key);
		if (running.isBreachDue(now())) {
			recordBreach(running);
		}
	}

	@EventListener
	void onMessage(MessageAdded news) {
		if (news.message().visibility() == Visibility.PUBLIC && news.message().senderType().isHumanAnswer()) {
			Actor actor = Actor.agent(news.message().sender());
			running(news.ticket(), Target.FIRST_RESPONSE)
				.forEach((clock) -> stop(clock, news.message().createdAt(), "public reply", actor));
			tellTicket(news.ticket());
		}
	}

	@EventListener
	void onStatus(StatusChanged news) {
		TicketSnapshot ticket = news.ticket();
		switch (ticket.status()) {
			case WAITING_REQUESTER,
					ON_HOLD ->
				running(ticket, Target.RESOLUTION).filter(PromiseClock::isRunning)
					.forEach((clock) -> change(clock, (one) -> one.paused(news.at()), "PAUSED", news.at(),
							ticket.status().name(), news.actor()));
			case RESOLVED -> Stream.of(Target.values())
				.flatMap((target) -> running(ticket, target))
				.forEach((clock) -> stop(clock, news.at(), "resolved", news.actor()));
			case CLOSED -> Stream.of(Target.values())
				.flatMap((target) -> running(ticket, target))
				.forEach((clock) -> cancel(clock, news.at(), "closed as " + ticket.closeReason(), news.actor()));
			case NEW, OPEN -> reopenOrResume(news);
		}
		tellTicket(ticket);
	}

	private void reopenOrResume(StatusChanged news) {
		if (news.before() == Status.RESOLVED) {
			reopen(news);
			return;
		}
		running(news.ticket(), Target.RESOLUTION).filter((clock) -> clock.pausedSince() != null)
			.forEach((clock) -> change(clock, (one) -> one.resumed(news.at()), "RESUMED", news.at(), "back to work",
					news.actor()));
	}

	/**
	 * The days between resolved and reopened are nobody's time: a new round gets what was
	 * left of the goal.
	 */
	private void reopen(StatusChanged news) {
		this.clocks.of(news.ticket().id())
			.stream()
			.filter((clock) -> clock.key().target() == Target.RESOLUTION)
			.max(Comparator.comparingInt((clock) -> clock.key().round()))
			.filter((last) -> last.outcome() == Outcome.MET)
			.ifPresent((last) -> {
				Duration left = Duration.between(last.stoppedAt(), last.dueAt());
				Duration warning = Duration.between(last.stoppedAt(), last.warnAt());
				start(news.ticket(), new PromiseClock(0,
						new ClockKey(last.key().number(), Target.RESOLUTION, last.key().round() + 1), last.policy(),
						last.goalMinutes(), news.at(), news.at().plus(left),
						news.at().plus(warning.isNegative() ? Duration.ZERO : warning), null, null, null, null, null),
						"reopened with what was left of the goal");
			});
	}

	private void start(TicketSnapshot ticket, Target target, int round, Duration goal, Instant from, String policy,
			int warnPercent, String cause) {
		start(ticket,
				new PromiseClock(0, new ClockKey(ticket.number(), target, round), policy, (int) goal.toMinutes(), from,
						from.plus(goal), from.plus(goal.multipliedBy(warnPercent).dividedBy(100)), null, null, null,
						null, null),
				cause);
	}

	private void start(TicketSnapshot ticket, PromiseClock fresh, String cause) {
		PromiseClock started = this.clocks.insert(fresh);
		append(started, "STARTED", started.startedAt(), cause, Actor.SYSTEM);
		this.events.publishEvent(new PromiseMade(started.key()));
	}

	private void stop(PromiseClock clock, Instant at, String cause, Actor actor) {
		PromiseClock last = clock;
		if (clock.isBreachDue(at)) {
			last = recordBreach(clock);
		}
		Outcome outcome = (last.breachedAt() != null) ? Outcome.MISSED : Outcome.MET;
		end(last, at, outcome, cause, actor);
	}

	/**
	 * A promise that was already broken stays missed; the others end without a verdict.
	 */
	private void cancel(PromiseClock clock, Instant at, String cause, Actor actor) {
		PromiseClock last = clock.isBreachDue(at) ? recordBreach(clock) : clock;
		end(last, at, (last.breachedAt() != null) ? Outcome.MISSED : Outcome.CANCELLED, cause, actor);
	}

	private void end(PromiseClock clock, Instant at, Outcome outcome, String cause, Actor actor) {
		change(clock, (one) -> one.stopped(at, outcome), outcome.name(), at, cause, actor);
	}

	private PromiseClock recordBreach(PromiseClock running) {
		PromiseClock missed = running.breached();
		if (this.clocks.update(running, missed)) {
			append(missed, "BREACHED", missed.dueAt(), "not met until due", Actor.SYSTEM);
			this.tickets.note(running.key().number(), "PROMISE_BREACHED", Actor.SYSTEM,
					Map.of("target", running.key().target().name(), "dueAt", running.dueAt().toString()));
		}
		return missed;
	}

	private void change(PromiseClock before, UnaryOperator<PromiseClock> act, String kind, Instant at, String cause,
			Actor actor) {
		PromiseClock now = act.apply(before);
		if (this.clocks.update(before, now)) {
			append(now, kind, at, cause, actor);
			if (!kind.equals("WARNED")) {
				this.events.publishEvent(new PromiseChanged(now.key()));
			}
		}
	}

	private void append(PromiseClock clock, String kind, Instant at, String cause, Actor actor) {
		this.clocks.append(clock, new LedgerEntry(at, kind, cause, actor.name(), clock.dueAt()));
	}

	private Stream<PromiseClock> running(TicketSnapshot ticket, Target target) {
		return this.clocks.of(ticket.id())
			.stream()
			.filter((clock) -> !clock.isOver() && clock.key().target() == target);
	}

	/** Lists sort by the next promise to run out; a paused clock runs out never. */
	private void tellTicket(TicketSnapshot ticket) {
		List<PromiseClock> all = this.clocks.of(ticket.id());
		Optional<Instant> next = all.stream()
			.filter(PromiseClock::isRunning)
			.map(PromiseClock::dueAt)
			.min(Comparator.naturalOrder());
		this.tickets.promise(ticket.number(), due(all, Target.FIRST_RESPONSE), due(all, Target.RESOLUTION),
				next.orElse(null));
	}

	private static Instant due(List<PromiseClock> all, Target target) {
		return all.stream()
			.filter((clock) -> clock.key().target() == target)
			.max(Comparator.comparingInt((clock) -> clock.key().round()))
			.map(PromiseClock::dueAt)
			.orElse(null);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
