package io.stagedesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

	PromiseClock clock(ClockKey key) {
		return this.clocks.stream().filter((one) -> one.key().equals(key)).findFirst().orElseThrow();
	}

	/** What has happened since the last call, in order. */
	List<Change> takeChanges() {
		List<Change> taken = List.copyOf(this.changes);
		this.changes.clear();
		return taken;
	}

	/** A ticket was born: its first answer and its solution are promised. */
	void create(Terms terms) {
		begin(Target.FIRST_RESPONSE, terms, this.createdAt, this.createdAt, "ticket created");
		begin(Target.RESOLUTION, terms, this.createdAt, this.createdAt, "ticket created");
	}

	/**
	 * The ticket belongs to these now. Whose segment ends has kept what it promised, if
	 * it was in time; whose segment begins promises anew.
	 */
	void belongsTo(Set<Party> parties, Instant at, Actor actor, Terms terms) {
		passUntil(at);
		open(Target.OLA).filter((clock) -> !parties.contains(clock.party()))
			.toList()
			.forEach((clock) -> stop(clock, Outcome.MET, at, "segment ended", actor));
		parties.stream()
			.filter((party) -> open(Target.OLA).noneMatch((clock) -> party.equals(clock.party())))
			.forEach((party) -> terms.promise(party)
				.ifPresent((promise) -> add(PromiseClock.begun(nextKey(Target.OLA), party, promise, at, at), terms,
						"segment began")));
	}

	/** A party is asked for its part no more. */
	void release(Party party, Instant at, Actor actor) {
		passUntil(at);
		open(Target.OLA).filter((clock) -> party.equals(clock.party()))
			.toList()
			.forEach((clock) -> stop(clock, Outcome.CANCELLED, at, "no longer asked", actor));
	}

	/**
	 * Warnings, breaches and the steps of ladders that are due by now, in their order.
	 */
	void passUntil(Instant now) {
		open().toList().forEach((clock) -> passUntil(now, clock));
	}

	private void passUntil(Instant now, PromiseClock clock) {
		PromiseClock one = clock;
		if (one.isRunning() && !one.isBreached() && one.warnedAt() == null && !now.isBefore(one.warnAt())) {
			one = call(one, one.warnAt().minusNanos(1));
			one = change(one, one.warned(), "WARNED", one.warnAt(), "part of the goal is used up", Actor.SYSTEM);
		}
		if (one.isBreachDue(now)) {
			one = call(one, one.dueAt().minusNanos(1));
			one = change(one, one.breached(), "BREACHED", one.dueAt(), "not met until due", Actor.SYSTEM);
		}
		call(one, now);
	}

	/** Takes the steps of its ladder that are due by now. */
	private PromiseClock call(PromiseClock clock, Instant now) {
		PromiseClock one = clock;
		while (one.isRunning() && one.attention().nextAt() != null && !now.isBefore(one.attention().nextAt())) {
			Optional<Ladder.Call> call = calls(one).findFirst();
			if (call.isEmpty()) {
				return replace(one, one.with(one.attention().next(null)));
			}
			PromiseClock called = one.with(one.attention().take(call.get().step()));
			one = change(one, withNextCall(called), "ESCALATED", call.get().at(), call.get().step().toString(),
					Actor.SYSTEM);
		}
		return one;
	}

	private Stream<Ladder.Call> calls(PromiseClock clock) {
		Terms terms = this.termsOf.apply(clock.promise());
		return new Ladder(terms.ladder(), reckoning(clock, clock.promise(), terms), clock.startedAt())
			.left(clock.attention(), clock.breachedAt());
	}

	private PromiseClock withNextCall(PromiseClock clock) {
		boolean holds = clock.isBreached() && clock.target().pauses() && rests(clock);
		Instant next = holds ? null : calls(clock).findFirst().map(Ladder.Call::at).orElse(null);
		return clock.with(clock.attention().next(next));
	}

	private boolean rests(PromiseClock clock) {
		Terms terms = this.termsOf.apply(clock.promise());
		return lasting().filter((one) -> terms.rests(clock.target(), one)).isPresent();
	}

	/** Those who were called by now know. */
	void reached(PromiseClock clock) {
		if (!clock.isOver()) {
			replace(clock, clock.with(clock.attention().reached()));
		}
	}

	/**
	 * Somebody has said what will be done. Before the due instant that silences the steps
	 * until then, and not the breach; after it all that are left.
	 */
	void acknowledge(PromiseClock clock, Instant at, Actor actor) {
		passUntil(at);
		PromiseClock now = clock(clock.key());
		if (!now.isOver()) {
			change(now, withNextCall(now.with(now.attention().acknowledged(at))), "ACKNOWLEDGED", at,
					"somebody takes care", actor);
		}
	}

	/**
	 * A human of the desk has answered in public; at the due instant is still in time.
	 */
	void reply(Instant at, Actor actor, Terms terms) {
		passUntil(at.minusNanos(1));
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
		holdCalls();
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
		holdCalls();
		passUntil(at);
	}

	/** What is broken already calls nobody while the desk waits, and goes on after it. */
	private void holdCalls() {
		open().filter((clock) -> clock.isBreached() && clock.target().pauses())
			.toList()
			.forEach((clock) -> replace(clock, withNextCall(clock)));
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
			Optional<Promise> promise = terms.promise(clock);
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
		passUntil(at.minusNanos(1));
		stop(Target.FIRST_RESPONSE, Outcome.MET, at, "resolved", actor);
		stop(Target.RESOLUTION, Outcome.MET, at, "resolved", actor);
		stop(Target.NEXT_RESPONSE, Outcome.CANCELLED, at, "resolved", actor);
		stop(Target.UPDATE, Outcome.CANCELLED, at, "resolved", actor);
		stop(Target.OLA, Outcome.MET, at, "resolved", actor);
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
			add(again(last, at), this.termsOf.apply(last.promise()), "reopened with what was left of the goal");
		});
		passUntil(at);
	}

	/**
	 * The ticket should not have been closed: what its end cancelled is promised again,
	 * counted from where it was counted before, so that the time since then counts.
	 * @param closedAt when it was closed; nothing stops after that
	 */
	void reinstate(Instant closedAt, Instant at) {
		this.clocks.stream()
			.filter((clock) -> clock.outcome() == Outcome.CANCELLED && !clock.stoppedAt().isBefore(closedAt))
			.toList()
			.forEach((last) -> add(again(last, at), this.termsOf.apply(last.promise()), "the merge was undone"));
		passUntil(at);
	}

	private PromiseClock again(PromiseClock last, Instant at) {
		return PromiseClock.begun(nextKey(last.target()), last.party(), last.promise(), at, last.countedFrom())
			.warnedAt(last.warnedAt())
			.with(new Attention(last.attention().called(), last.attention().called().size(), null, null));
	}

	/** Nothing is owed any more. */
	void close(Instant at, String cause, Actor actor) {
		passUntil(at.minusNanos(1));
		Stream.of(Target.values()).forEach((target) -> stop(target, Outcome.CANCELLED, at, cause, actor));
	}

	private void begin(Target target, Terms terms, Instant at, Instant countedFrom, String cause) {
		if (terms == null) {
			return;
		}
		terms.promise(target)
			.ifPresent((promise) -> add(PromiseClock.begun(nextKey(target), null, promise, at, countedFrom), terms,
					cause));
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
		open(target).toList().forEach((clock) -> stop(clock, outcome, at, cause, actor));
	}

	private void stop(PromiseClock clock, Outcome outcome, Instant at, String cause, Actor actor) {
		PromiseClock over = clock.stopped(at, outcome);
		change(clock, over, over.outcome().name(), at, cause, actor);
	}

	private PromiseClock change(PromiseClock before, PromiseClock after, String kind, Instant at, String cause,
			Actor actor) {
		this.clocks.replaceAll((clock) -> clock.key().equals(after.key()) ? after : clock);
		this.changes.add(new Change(before, after,
				new LedgerEntry(at, kind, cause, actor.name(), after.promise(), after.dueAt())));
		return after;
	}

	/** Nothing that the ledger tells of. */
	private PromiseClock replace(PromiseClock before, PromiseClock after) {
		if (!before.equals(after)) {
			this.clocks.replaceAll((clock) -> clock.key().equals(after.key()) ? after : clock);
			this.changes.add(new Change(before, after, null));
		}
		return after;
	}

	private PromiseClock reckoned(PromiseClock clock, Promise promise, Terms terms) {
		Reckoning reckoning = reckoning(clock, promise, terms);
		PromiseClock reckoned = clock.retargeted(promise, reckoning.due(), reckoning.at(terms.warnPercent()));
		Instant next = new Ladder(terms.ladder(), reckoning, clock.startedAt())
			.left(clock.attention(), clock.breachedAt())
			.findFirst()
			.map(Ladder.Call::at)
			.orElse(null);
		return reckoned.with(reckoned.attention().next(next));
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
	 * @param entry {@code null} where the ledger has nothing to tell
	 */
	record Change(PromiseClock before, PromiseClock after, LedgerEntry entry) {
	}

}
