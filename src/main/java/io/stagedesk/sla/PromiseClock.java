package io.stagedesk.sla;

import java.time.Instant;

/**
 * One promise on one ticket, as it stands. Immutable: each act answers the clock after
 * it. Absent instants are {@code null}.
 *
 * @param party whose own segment an OLA clock counts; {@code null} for the others
 * @param startedAt when the promise was made
 * @param countedFrom from when its goal counts; earlier than {@code startedAt} where a
 * reopened ticket gets what was left
 * @param warnAt when the clock warns if nothing happens until then
 * @param breachedAt the due instant that passed, not the instant at which that was
 * noticed
 * @param outcome MISSED as soon as it is breached, the others when it stops
 */
public record PromiseClock(long id, ClockKey key, Party party, Promise promise, Instant startedAt, Instant countedFrom,
		Instant dueAt, Instant warnAt, Instant pausedSince, Instant warnedAt, Instant breachedAt, Instant stoppedAt,
		Outcome outcome, Attention attention) {

	/** A clock that begins; when it is due has still to be reckoned. */
	static PromiseClock begun(ClockKey key, Party party, Promise promise, Instant startedAt, Instant countedFrom) {
		return new PromiseClock(0, key, party, promise, startedAt, countedFrom, startedAt, startedAt, null, null, null,
				null, null, Attention.NONE);
	}

	public Target target() {
		return this.key.target();
	}

	public boolean isOver() {
		return this.stoppedAt != null;
	}

	public boolean isRunning() {
		return !isOver() && this.pausedSince == null;
	}

	public boolean isBreached() {
		return this.breachedAt != null;
	}

	/**
	 * Nothing to wait for but news: paused, or already missed and nobody left to call.
	 */
	public boolean isResting() {
		return !isOver() && (this.pausedSince != null || (isBreached() && this.attention.nextAt() == null));
	}

	public boolean isBreachDue(Instant now) {
		return isRunning() && !isBreached() && !now.isBefore(this.dueAt);
	}

	public boolean isWarningDue(Instant now) {
		return isRunning() && !isBreached() && this.warnedAt == null && !now.isBefore(this.warnAt)
				&& now.isBefore(this.dueAt);
	}

	/** Whether somebody is to be called by now, or was and has not been reached yet. */
	public boolean isCallDue(Instant now) {
		boolean due = isRunning() && this.attention.nextAt() != null && !now.isBefore(this.attention.nextAt());
		return due || (this.attention.waits() && (!isOver() || isBreached()));
	}

	/** When the clock next has something to say. */
	public Instant wakeAt() {
		Instant next = isBreached() ? null : (this.warnedAt == null) ? earlier(this.warnAt, this.dueAt) : this.dueAt;
		return earlier(next, this.attention.nextAt());
	}

	private static Instant earlier(Instant one, Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.isBefore(other) ? one : other;
	}

	PromiseClock identified(long id) {
		return new PromiseClock(id, this.key, this.party, this.promise, this.startedAt, this.countedFrom, this.dueAt,
				this.warnAt, this.pausedSince, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome,
				this.attention);
	}

	PromiseClock with(Attention attention) {
		return new PromiseClock(this.id, this.key, this.party, this.promise, this.startedAt, this.countedFrom,
				this.dueAt, this.warnAt, this.pausedSince, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome,
				attention);
	}

	PromiseClock warned() {
		return state(this.pausedSince, this.warnAt, this.breachedAt, this.stoppedAt, this.outcome);
	}

	/** What a reopened ticket was warned of before it is not warned of again. */
	PromiseClock warnedAt(Instant at) {
		return state(this.pausedSince, at, this.breachedAt, this.stoppedAt, this.outcome);
	}

	PromiseClock breached() {
		return state(this.pausedSince, this.warnedAt, this.dueAt, this.stoppedAt, Outcome.MISSED);
	}

	PromiseClock paused(Instant now) {
		return state(now, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome);
	}

	PromiseClock resumed() {
		return state(null, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome);
	}

	/** The same clock with another promise, or after a pause with other instants. */
	PromiseClock retargeted(Promise promise, Instant dueAt, Instant warnAt) {
		return new PromiseClock(this.id, this.key, this.party, promise, this.startedAt, this.countedFrom, dueAt, warnAt,
				this.pausedSince, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome, this.attention);
	}

	/** A promise that was broken before stays missed. */
	PromiseClock stopped(Instant now, Outcome outcome) {
		return state(null, this.warnedAt, this.breachedAt, now, isBreached() ? Outcome.MISSED : outcome);
	}

	private PromiseClock state(Instant pausedSince, Instant warnedAt, Instant breachedAt, Instant stoppedAt,
			Outcome outcome) {
		return new PromiseClock(this.id, this.key, this.party, this.promise, this.startedAt, this.countedFrom,
				this.dueAt, this.warnAt, pausedSince, warnedAt, breachedAt, stoppedAt, outcome, this.attention);
	}

}
