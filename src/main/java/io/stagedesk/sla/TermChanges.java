package io.stagedesk.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What another policy or another calendar would do to the promises of open tickets, and
 * does where the manager says so. A version that is only stored counts for new tickets;
 * open ones follow it when it is applied to them, each in its own transaction: applying
 * again goes on where it was interrupted.
 */
@Service
public class TermChanges {

	private static final int ATTEMPTS = 5;

	private final JdbcClient jdbc;

	private final Clocks clocks;

	private final Pauses pauses;

	private final ServiceTerms terms;

	private final Policies policies;

	private final Calendars calendars;

	private final Promises promises;

	private final Tickets tickets;

	private final Clock clock;

	private final TransactionTemplate each;

	TermChanges(JdbcClient jdbc, Clocks clocks, Pauses pauses, ServiceTerms terms, Policies policies,
			Calendars calendars, Promises promises, Tickets tickets, Clock clock,
			PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clocks = clocks;
		this.pauses = pauses;
		this.terms = terms;
		this.policies = policies;
		this.calendars = calendars;
		this.promises = promises;
		this.tickets = tickets;
		this.clock = clock;
		this.each = new TransactionTemplate(transactions);
		this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** The open promises whose due would move if a policy said this. */
	public List<Move> previewPolicy(String key, PolicySpec spec, Viewer viewer) {
		Calendar calendar = this.calendars.get(spec.calendar());
		WorkingTime hours = this.calendars.workingTime(calendar.key(), calendar.version());
		int version = this.policies.find(key).map(Policy::version).orElse(0) + 1;
		return moves("policy", key, viewer, (promise, priority) -> new Terms(key, version, calendar.key(),
				calendar.version(), hours, ServiceTerms.goals(spec, priority), spec.warnPercent(), spec.pauseOn()));
	}

	/** The open promises whose due would move if a calendar said this. */
	public List<Move> previewCalendar(String key, CalendarSpec spec, Viewer viewer) {
		int version = this.calendars.find(key).map(Calendar::version).orElse(0) + 1;
		WorkingTime hours = WorkingTime.of(spec);
		return moves("calendar", key, viewer,
				(promise, priority) -> inCalendar(promise, priority, key, version, hours));
	}

	/** Lets the open promises follow the policy as it is now. */
	public Applied applyPolicy(String key, Viewer viewer) {
		Policy policy = this.policies.get(key);
		return apply("policy", key, "the policy changed: %s v%d".formatted(key, policy.version()), viewer,
				(promise, priority) -> this.terms.now(key, priority));
	}

	/** Lets the open promises follow the calendar as it is now. */
	public Applied applyCalendar(String key, Viewer viewer) {
		Calendar calendar = this.calendars.get(key);
		WorkingTime hours = this.calendars.workingTime(key, calendar.version());
		return apply("calendar", key, "the calendar changed: %s v%d".formatted(key, calendar.version()), viewer,
				(promise, priority) -> inCalendar(promise, priority, key, calendar.version(), hours));
	}

	private Terms inCalendar(Promise promise, Priority priority, String key, int version, WorkingTime hours) {
		Terms made = this.terms.of(promise, priority);
		return new Terms(made.policy(), made.policyVersion(), key, version, hours, made.goals(), made.warnPercent(),
				made.pauseOn());
	}

	private List<Move> moves(String column, String key, Viewer viewer, BiFunction<Promise, Priority, Terms> change) {
		List<Move> moves = new ArrayList<>();
		for (long id : affected(column, key)) {
			TicketSnapshot ticket = this.tickets.get(new TicketNumber(id).toString());
			if (ticket.isWorkOf(viewer)) {
				moves.addAll(moves(ticket, column, key, change));
			}
		}
		return moves;
	}

	private List<Move> moves(TicketSnapshot ticket, String column, String key,
			BiFunction<Promise, Priority, Terms> change) {
		List<PromiseClock> before = this.clocks.of(ticket.id());
		PromiseBook book = new PromiseBook(ticket.number(), ticket.createdAt(), before,
				() -> this.pauses.of(ticket.id()), this.terms::of);
		Terms terms = change.apply(lastOf(before, column, key), ticket.priority());
		book.retarget(terms, now(), "preview", Actor.SYSTEM);
		Map<ClockKey, PromiseClock> old = new LinkedHashMap<>();
		before.forEach((clock) -> old.put(clock.key(), clock));
		return book.clocks()
			.stream()
			.filter((clock) -> !clock.equals(old.get(clock.key())))
			.map((clock) -> Move.of(ticket, old.get(clock.key()), clock))
			.filter(Move::moves)
			.toList();
	}

	private Applied apply(String column, String key, String cause, Viewer viewer,
			BiFunction<Promise, Priority, Terms> change) {
		List<Long> all = affected(column, key);
		int moved = 0;
		for (long id : all) {
			moved += again(() -> retarget(id, column, key, cause, viewer, change)) ? 1 : 0;
		}
		return new Applied(all.size(), moved);
	}

	private boolean retarget(long id, String column, String key, String cause, Viewer viewer,
			BiFunction<Promise, Priority, Terms> change) {
		String number = new TicketNumber(id).toString();
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		List<PromiseClock> before = this.clocks.of(id);
		if (before.stream().allMatch((clock) -> clock.isOver() || clock.isBreached())) {
			return false;
		}
		this.promises.retarget(ticket, change.apply(lastOf(before, column, key), ticket.priority()), cause,
				Actor.of(viewer));
		return !before.equals(this.clocks.of(id));
	}

	/** Work that lost a race against another transaction is done again. */
	private boolean again(BooleanSupplier work) {
		for (int attempt = 1;; attempt++) {
			try {
				return Boolean.TRUE.equals(this.each.execute((status) -> work.getAsBoolean()));
			}
			catch (RuntimeException ex) {
				if (attempt == ATTEMPTS || !DatabaseFailures.isLostRace(ex)) {
					throw ex;
				}
			}
		}
	}

	private static Promise lastOf(List<PromiseClock> clocks, String column, String key) {
		return clocks.stream()
			.map(PromiseClock::promise)
			.filter((promise) -> key.equals(column.equals("policy") ? promise.policy() : promise.calendar()))
			.reduce((one, later) -> later)
			.orElseThrow();
	}

	/** Tickets with a promise that is open, not yet broken, and made by it. */
	private List<Long> affected(String column, String key) {
		return this.jdbc
			.sql("select distinct ticket_id from clock where " + column
					+ " = ? and stopped_at is null and breached_at is null order by ticket_id")
			.param(key)
			.query(Long.class)
			.list();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * A promise whose due moves.
	 *
	 * @param dueAt before; {@code null} where nothing was promised
	 * @param newDueAt after; {@code null} where nothing is promised any more
	 */
	public record Move(String ticket, Target target, int round, Priority priority, String team, Instant dueAt,
			Instant newDueAt, Long movedSeconds) {

		static Move of(TicketSnapshot ticket, PromiseClock before, PromiseClock after) {
			Instant due = (before != null) ? before.dueAt() : null;
			Instant newDue = (after.outcome() == Outcome.CANCELLED) ? null : after.dueAt();
			return new Move(ticket.number(), after.target(), after.key().round(), ticket.priority(), ticket.team(), due,
					newDue, (due != null && newDue != null) ? Duration.between(due, newDue).toSeconds() : null);
		}

		boolean moves() {
			return this.movedSeconds == null || this.movedSeconds != 0;
		}

	}

	/**
	 * How far a change went.
	 *
	 * @param tickets with open promises that it could concern
	 * @param moved those whose promises follow another version now
	 */
	public record Applied(int tickets, int moved) {
	}

}
