package io.stagedesk.sla;

import java.time.Instant;

/**
 * One promise on one ticket, as it stands. Immutable: each act answers the clock after
 * it. Absent instants are {@code null}.
 *
 * @param startedAt when the promise was made
 * @param countedFrom from when its goal counts; earlier than {@code startedAt} where a
 * reopened ticket gets what was left
 * @param warnAt when the clock warns if nothing happens until then
 * @param breachedAt the due instant that passed, not the instant at which that was
 * noticed
 * @param outcome MISSED as soon as it is breached, the others when it stops
 * @param escalated whether its breach has called for attention; once
 */
public record PromiseClock(long id, ClockKey key, Promise promise, Instant startedAt, Instant countedFrom,
		Instant dueAt, Instant warnAt, Instant pausedSince, Instant warnedAt, Instant breachedAt, Instant stoppedAt,
		Outcome outcome, boolean escalated) {

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

	/** Nothing to wait for but news: paused, or already missed. */
	public boolean isResting() {
		return !isOver() && (this.pausedSince != null || isBreached());
	}

	public boolean isBreachDue(Instant now) {
		return isRunning() && !isBreached() && !now.isBefore(this.dueAt);
	}

	public boolean isWarningDue(Instant now) {
		return isRunning() && !isBreached() && this.warnedAt == null && !now.isBefore(this.warnAt)
				&& now.isBefore(this.dueAt);
	}

	/** When the clock next has something to say. */
	public Instant wakeAt() {
		return (this.warnedAt == null) ? this.warnAt : this.dueAt;
	}

	PromiseClock identified(long id) {
		return new PromiseClock(id, this.key, this.promise, this.startedAt, this.countedFrom, this.dueAt, this.warnAt,
				this.pausedSince, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome, this.escalated);
	}

	/** Broken, now or before, and nobody has been called yet. */
	public boolean isEscalationDue(Instant now) {
		return !isOver() && !this.escalated && (isBreached() || isBreachDue(now));
	}

	PromiseClock escalatedOnce() {
		return new PromiseClock(this.id, this.key, this.promise, this.startedAt, this.countedFrom, this.dueAt,
				this.warnAt, this.pausedSince, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome, true);
	}

	PromiseClock warned() {
		return state(this.pausedSince, this.warnAt, this.breachedAt, this.stoppedAt, this.outcome);
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
		return new PromiseClock(this.id, this.key, promise, this.startedAt, this.countedFrom, dueAt, warnAt,
				this.pausedSince, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome, this.escalated);
	}

	/** A promise that was broken before stays missed. */
	PromiseClock stopped(Instant now, Outcome outcome) {
		return state(null, this.warnedAt, this.breachedAt, now, isBreached() ? Outcome.MISSED : outcome);
	}

	private PromiseClock state(Instant pausedSince, Instant warnedAt, Instant breachedAt, Instant stoppedAt,
			Outcome outcome) {
		return new PromiseClock(this.id, this.key, this.promise, this.startedAt, this.countedFrom, this.dueAt,
				this.warnAt, pausedSince, warnedAt, breachedAt, stoppedAt, outcome, this.escalated);
	}

}
