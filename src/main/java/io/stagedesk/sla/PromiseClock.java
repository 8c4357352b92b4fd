package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * One promise on one ticket, as it stands. Immutable: each act answers the clock after
 * it. Absent instants are {@code null}.
 *
 * @param goalMinutes the goal in calendar minutes
 * @param warnAt when the clock warns if nothing happens until then
 * @param breachedAt the due instant that passed, not the instant at which that was
 * noticed
 */
public record PromiseClock(long id, ClockKey key, String policy, int goalMinutes, Instant startedAt, Instant dueAt,
		Instant warnAt, Instant pausedSince, Instant warnedAt, Instant breachedAt, Instant stoppedAt, Outcome outcome) {

	public boolean isOver() {
		return this.stoppedAt != null;
	}

	public boolean isRunning() {
		return !isOver() && this.pausedSince == null;
	}

	/** Nothing to wait for but news: paused, or already missed. */
	public boolean isResting() {
		return !isOver() && (this.pausedSince != null || this.breachedAt != null);
	}

	public boolean isBreachDue(Instant now) {
		return isRunning() && this.breachedAt == null && !now.isBefore(this.dueAt);
	}

	public boolean isWarningDue(Instant now) {
		return isRunning() && this.breachedAt == null && this.warnedAt == null && !now.isBefore(this.warnAt)
				&& now.isBefore(this.dueAt);
	}

	/** When the clock next has something to say. */
	public Instant wakeAt() {
		return (this.warnedAt == null) ? this.warnAt : this.dueAt;
	}

	PromiseClock warned(Instant now) {
		return new PromiseClock(this.id, this.key, this.policy, this.goalMinutes, this.startedAt, this.dueAt,
				this.warnAt, this.pausedSince, now, this.breachedAt, this.stoppedAt, this.outcome);
	}

	PromiseClock breached() {
		return new PromiseClock(this.id, this.key, this.policy, this.goalMinutes, this.startedAt, this.dueAt,
				this.warnAt, this.pausedSince, this.warnedAt, this.dueAt, this.stoppedAt, this.outcome);
	}

	PromiseClock paused(Instant now) {
		return new PromiseClock(this.id, this.key, this.policy, this.goalMinutes, this.startedAt, this.dueAt,
				this.warnAt, now, this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome);
	}

	/** The pause moves all that is still to come by its own length. */
	PromiseClock resumed(Instant now) {
		Duration pause = Duration.between(this.pausedSince, now);
		boolean missed = this.breachedAt != null;
		return new PromiseClock(this.id, this.key, this.policy, this.goalMinutes, this.startedAt,
				missed ? this.dueAt : this.dueAt.plus(pause), missed ? this.warnAt : this.warnAt.plus(pause), null,
				this.warnedAt, this.breachedAt, this.stoppedAt, this.outcome);
	}

	PromiseClock stopped(Instant now, Outcome outcome) {
		return new PromiseClock(this.id, this.key, this.policy, this.goalMinutes, this.startedAt, this.dueAt,
				this.warnAt, null, this.warnedAt, this.breachedAt, now, outcome);
	}

}
