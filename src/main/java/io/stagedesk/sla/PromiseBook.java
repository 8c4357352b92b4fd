package io.stagedesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Status;

/**
 * All promises of one ticket, and the rules by which its news start, pause, move and stop
 * them. Knows no database: what the desk keeps and what a preview plays are the same.
 * <p>
 * News come in the order of time. Each call first lets the time until then pass, so that
 * warnings and breaches lie where they were due.
 */
final class PromiseBook {

	private final String number;

	private final Instant createdAt;

	private final Function<Promise, Terms> termsOf;

	private final List<PromiseClock> clocks;

	private final Supplier<List<Stretch>> past;

	private List<Stretch> stretches;

	private final List<Change> changes = new ArrayList<>();

	/**
	 * @param clocks the clocks so far, oldest first
	 * @param past when the ticket waited or was resolved, oldest first; the last one may
	 * still last. Asked only where it matters
	 * @param termsOf finds again by what a promise was counted
	 */
	PromiseBook(String number, Instant createdAt, List<PromiseClock> clocks, Supplier<List<Stretch>> past,
			Function<Promise, Terms> termsOf) {
		this.number = number;
		this.createdAt = createdAt;
		this.termsOf = termsOf;
		this.clocks = new ArrayList<>(clocks);
		this.past = past;
	}

	List<PromiseClock> clocks() {
		return List.copyOf(this.clocks);
	}

	/** What has happened since the last call, in order. */
	List<Change> takeChanges() {
		List<Change> taken = List.copyOf(this.changes);
		this.changes.clear();
		return taken;
	}

	/** When so much of a promise is used up; past 100 percent: of its measure again. */
	Instant at(PromiseClock clock, int percent) {
		return reckoning(clock, clock.promise(), this.termsOf.apply(clock.promise())).at(percent);
	}

	/** A ticket was born: its first answer and its solution are promised. */
	void create(Terms terms) {
		begin(Target.FIRST_RESPONSE, terms, this.createdAt, this.createdAt, "ticket created");
		begin(Target.RESOLUTION, terms, this.createdAt, this.createdAt, "ticket created");
	}

	/** Warnings and breaches that are due by now. */
	void passUntil(Instant now) {
		open().filter((clock) -> clock.isRunning() && !clock.isBreached()).toList().forEach((clock) -> {
			if (clock.warnedAt() == null && !now.isBefore(clock.warnAt())) {
				change(clock, clock.warned(), "WARNED", clock.warnAt(), "part of the goal is used up", Actor.SYSTEM);
			}
			PromiseClock warned = current(clock);
			if (warned.isBreachDue(now)) {
				change(warned, warned.breached(), "BREACHED", warned.dueAt(), "not met until due", Actor.SYSTEM);
			}
		});
	}

	/** A human of the desk has answered in public. */
	void reply(Instant at, Actor actor, Terms terms) {
		passUntil(at);
		stop(Target.FIRST_RESPONSE, Outcome.MET, at, "public reply", actor);
		stop(Target.NEXT_RESPONSE, Outcome.MET, at, "public reply", actor);
		stop(Target.UPDATE, Outcome.MET, at, "public reply", actor);
		begin(Target.UPDATE, terms, at, at, "public reply");
	}

	/**
	 * The requester has written again; until the first answer only that one is owed.
	 */
	void requesterWrote(Instant at, Terms terms) {
		passUntil(at);
		if (open(Target.FIRST_RESPONSE).findAny().isEmpty() && open(Target.NEXT_RESPONSE).findAny().isEmpty()) {
			begin(Target.NEXT_RESPONSE, terms, at, at, "the requester wrote again");
		}
	}

	/** The desk waits for somebody else; waiting for yet another goes on with it. */
	void pause(Instant at, Status why, Actor actor) {
		passUntil(at);
		endStretch(at);
		Stretch waiting = new Stretch(at, null, why);
		stretches().add(waiting);
		open().filter((clock) -> !clock.isBreached()).toList().forEach((clock) -> {
			boolean rests = this.termsOf.apply(clock.promise()).rests(clock.target(), waiting);
			if (rests && clock.pausedSince() == null) {
				change(clock, clock.paused(at), "PAUSED", at, why.name(), actor);
			}
			else if (!rests && clock.pausedSince() != null) {
				goOn(clock, at, why.name(), actor);
			}
		});
	}

	void resume(Instant at, Actor actor) {
		passUntil(at);
		endStretch(at);
		open().filter((clock) -> clock.pausedSince() != null)
			.toList()
			.forEach((clock) -> goOn(clock, at, "back to work", actor));
		passUntil(at);
	}

	private void goOn(PromiseClock clock, Instant at, String cause, Actor actor) {
		change(clock, reckoned(clock.resumed(), clock.promise(), this.termsOf.apply(clock.promise())), "RESUMED", at,
				cause, actor);
	}

	/**
	 * Priority, policy or calendar are others now: what is still open is counted anew
	 * over the same pauses. What was broken stays broken.
	 */
	void retarget(Terms terms, Instant at, String cause, Actor actor) {
		passUntil(at);
		open().filter((clock) -> !clock.isBreached()).toList().forEach((clock) -> {
			Optional<Promise> promise = terms.promise(clock.target());
			if (promise.isEmpty()) {
				change(clock, clock.stopped(at, Outcome.CANCELLED), "CANCELLED", at, cause, actor);
			}
			else if (!promise.get().equals(clock.promise())) {
				change(clock, reckoned(clock, promise.get(), terms), "RETARGETED", at, cause, actor);
			}
		});
		if (Stream.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.UPDATE).noneMatch(this::wasPromised)) {
			begin(Target.FIRST_RESPONSE, terms, at, this.createdAt, cause);
		}
		if (last(Target.RESOLUTION).filter((last) -> last.outcome() != Outcome.CANCELLED).isEmpty()) {
			begin(Target.RESOLUTION, terms, at, this.createdAt, cause);
		}
		passUntil(at);
	}

	/** The solution is the answer, too; nobody owes another word. */
	void resolve(Instant at, Actor actor) {
		passUntil(at);
		stop(Target.FIRST_RESPONSE, Outcome.MET, at, "resolved", actor);
		stop(Target.RESOLUTION, Outcome.MET, at, "resolved", actor);
		stop(Target.NEXT_RESPONSE, Outcome.CANCELLED, at, "resolved", actor);
		stop(Target.UPDATE, Outcome.CANCELLED, at, "resolved", actor);
		endStretch(at);
		stretches().add(new Stretch(at, null, Status.RESOLVED));
	}

	/**
	 * The time between resolved and reopened is nobody's: a new round gets what was left
	 * of the goal. A promise that was missed is not made again.
	 */
	void reopen(Instant at) {
		endStretch(at);
		last(Target.RESOLUTION).filter((last) -> last.outcome() == Outcome.MET).ifPresent((last) -> {
			PromiseClock fresh = new PromiseClock(0, nextKey(Target.RESOLUTION), last.promise(), at, last.countedFrom(),
					at, at, null, last.warnedAt(), null, null, null, false);
			add(fresh, this.termsOf.apply(last.promise()), "reopened with what was left of the goal");
		});
		passUntil(at);
	}

	/** Nothing is owed any more. */
	void close(Instant at, String cause, Actor actor) {
		passUntil(at);
		Stream.of(Target.values()).forEach((target) -> stop(target, Outcome.CANCELLED, at, cause, actor));
	}

	private void begin(Target target, Terms terms, Instant at, Instant countedFrom, String cause) {
		if (terms == null) {
			return;
		}
		terms.promise(target).ifPresent((promise) -> {
			PromiseClock fresh = new PromiseClock(0, nextKey(target), promise, at, countedFrom, at, at, null, null,
					null, null, null, false);
			add(fresh, terms, cause);
		});
	}

	private void add(PromiseClock made, Terms terms, String cause) {
		PromiseClock fresh = reckoned(made, made.promise(), terms);
		boolean rests = fresh.target().pauses()
				&& lasting().filter((one) -> terms.rests(fresh.target(), one)).isPresent();
		PromiseClock begun = rests ? fresh.paused(fresh.startedAt()) : fresh;
		this.clocks.add(begun);
		this.changes.add(new Change(null, begun, new LedgerEntry(fresh.startedAt(), "STARTED", cause,
				Actor.SYSTEM.name(), fresh.promise(), fresh.dueAt())));
	}

	private void stop(Target target, Outcome outcome, Instant at, String cause, Actor actor) {
		open(target).toList().forEach((clock) -> {
			PromiseClock over = clock.stopped(at, outcome);
			change(clock, over, over.outcome().name(), at, cause, actor);
		});
	}

	private void change(PromiseClock before, PromiseClock after, String kind, Instant at, String cause, Actor actor) {
		this.clocks.replaceAll((clock) -> clock.key().equals(after.key()) ? after : clock);
		this.changes.add(new Change(before, after,
				new LedgerEntry(at, kind, cause, actor.name(), after.promise(), after.dueAt())));
	}

	private PromiseClock reckoned(PromiseClock clock, Promise promise, Terms terms) {
		Reckoning reckoning = reckoning(clock, promise, terms);
		return clock.retargeted(promise, reckoning.due(), reckoning.at(terms.warnPercent()));
	}

	private Reckoning reckoning(PromiseClock clock, Promise promise, Terms terms) {
		return new Reckoning(promise.goal(), terms.hours(), clock.countedFrom(), resting(clock.target(), terms));
	}

	private List<Stretch> resting(Target target, Terms terms) {
		return target.pauses() ? stretches().stream().filter((one) -> terms.rests(target, one)).toList() : List.of();
	}

	private List<Stretch> stretches() {
		if (this.stretches == null) {
			this.stretches = new ArrayList<>(this.past.get());
		}
		return this.stretches;
	}

	private Optional<Stretch> lasting() {
		return stretches().stream().filter(Stretch::lasts).findFirst();
	}

	private void endStretch(Instant at) {
		stretches().replaceAll((one) -> one.lasts() ? one.endedAt(at) : one);
	}

	private boolean wasPromised(Target target) {
		return last(target).isPresent();
	}

	private Optional<PromiseClock> last(Target target) {
		return this.clocks.stream()
			.filter((clock) -> clock.target() == target)
			.max(Comparator.comparingInt((clock) -> clock.key().round()));
	}

	private ClockKey nextKey(Target target) {
		return new ClockKey(this.number, target, last(target).map((last) -> last.key().round()).orElse(0) + 1);
	}

	private PromiseClock current(PromiseClock clock) {
		return this.clocks.stream().filter((one) -> Objects.equals(one.key(), clock.key())).findFirst().orElseThrow();
	}

	private Stream<PromiseClock> open() {
		return this.clocks.stream().filter((clock) -> !clock.isOver());
	}

	private Stream<PromiseClock> open(Target target) {
		return open().filter((clock) -> clock.target() == target);
	}

	/**
	 * A clock that came or changed.
	 *
	 * @param before {@code null} for a new one
	 */
	record Change(PromiseClock before, PromiseClock after, LedgerEntry entry) {
	}

}
