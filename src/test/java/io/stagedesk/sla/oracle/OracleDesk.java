package io.stagedesk.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.PromisePreview.Kind;
import io.stagedesk.sla.PromisePreview.News;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;

/**
 * Plays the news of one ticket, one after another, and notes what becomes of its
 * promises.
 */
class OracleDesk {

	private final OracleCalendar calendar;

	private final Function<Priority, Map<Target, Goal>> policy;

	private final Instant createdAt;

	private final List<OracleClock> clocks = new ArrayList<>();

	private final List<Instant[]> rests = new ArrayList<>();

	private Map<Target, Goal> goals;

	private Instant pausedSince;

	private Instant resolvedAt;

	OracleDesk(OracleCalendar calendar, Function<Priority, Map<Target, Goal>> policy, Instant createdAt,
			Priority priority) {
		this.calendar = calendar;
		this.policy = policy;
		this.createdAt = createdAt;
		this.goals = policy.apply(priority);
	}

	List<OracleClock> play(List<News> news, Instant until) {
		for (Target target : List.of(Target.FIRST_RESPONSE, Target.RESOLUTION)) {
			if (this.goals.containsKey(target)) {
				start(target, 1, this.goals.get(target), this.createdAt);
			}
		}
		for (News one : news) {
			boolean ends = one.kind() == Kind.FIRST_RESPONSE || one.kind() == Kind.RESOLVE;
			pass(ends ? one.at().minusNanos(1) : one.at());
			happen(one);
		}
		pass(until);
		return this.clocks;
	}

	/**
	 * Time passes: who is due is warned or breached in the second in which it is due; an
	 * answer in that very second is in time.
	 */
	private void pass(Instant now) {
		for (OracleClock clock : this.clocks) {
			if (!clock.ticks()) {
				continue;
			}
			if (clock.warnedAt == null && clock.breachedAt == null && !now.isBefore(clock.warnAt())) {
				clock.warnedAt = clock.warnAt();
				clock.write(clock.warnAt(), "WARNED");
			}
			if (clock.breachedAt == null && !now.isBefore(clock.dueAt())) {
				clock.breachedAt = clock.dueAt();
				clock.outcome = "MISSED";
				clock.write(clock.dueAt(), "BREACHED");
			}
		}
	}

	private void happen(News news) {
		Instant at = news.at();
		switch (news.kind()) {
			case FIRST_RESPONSE -> stop(Target.FIRST_RESPONSE, at);
			case PAUSE -> pause(at);
			case RESUME -> resume(at);
			case RESOLVE -> resolve(at);
			case REOPEN -> reopen(at);
			case PRIORITY -> retarget(at, this.policy.apply(news.priority()));
			default -> throw new IllegalArgumentException("not drawn: " + news);
		}
	}

	private OracleClock start(Target target, int round, Goal goal, Instant at) {
		OracleClock clock = new OracleClock(target, round, at, this.createdAt, goal, this.calendar);
		if (target == Target.RESOLUTION) {
			clock.rests.addAll(this.rests);
			clock.pausedSince = (this.pausedSince == null) ? null : at;
		}
		this.clocks.add(clock);
		clock.write(at, "STARTED");
		return clock;
	}

	private void stop(Target target, Instant at) {
		for (OracleClock clock : this.clocks) {
			if (clock.target == target && !clock.isOver()) {
				clock.stoppedAt = at;
				clock.pausedSince = null;
				clock.outcome = (clock.breachedAt != null) ? "MISSED" : "MET";
				clock.write(at, clock.outcome);
			}
		}
	}

	private void pause(Instant at) {
		if (this.pausedSince != null || this.resolvedAt != null) {
			return;
		}
		this.pausedSince = at;
		for (OracleClock clock : this.clocks) {
			if (clock.target == Target.RESOLUTION && !clock.isOver() && clock.breachedAt == null) {
				clock.pausedSince = at;
				clock.write(at, "PAUSED");
			}
		}
	}

	private void resume(Instant at) {
		if (this.pausedSince == null) {
			return;
		}
		this.rests.add(new Instant[] { this.pausedSince, at });
		this.pausedSince = null;
		for (OracleClock clock : this.clocks) {
			if (clock.target == Target.RESOLUTION && clock.pausedSince != null) {
				clock.rests.add(this.rests.get(this.rests.size() - 1));
				clock.pausedSince = null;
				clock.write(at, "RESUMED");
			}
		}
	}

	private void resolve(Instant at) {
		if (this.resolvedAt != null) {
			return;
		}
		if (this.pausedSince != null) {
			this.rests.add(new Instant[] { this.pausedSince, at });
			this.pausedSince = null;
		}
		this.resolvedAt = at;
		stop(Target.FIRST_RESPONSE, at);
		stop(Target.RESOLUTION, at);
	}

	/** What was kept is promised on, with what was left; what was missed stays missed. */
	private void reopen(Instant at) {
		if (this.resolvedAt == null) {
			return;
		}
		this.rests.add(new Instant[] { this.resolvedAt, at });
		this.resolvedAt = null;
		OracleClock last = last(Target.RESOLUTION);
		if (last != null && last.outcome.equals("MET")) {
			start(Target.RESOLUTION, last.round + 1, last.goal, at).warnedAt = last.warnedAt;
		}
		retarget(at, this.goals);
	}

	private void retarget(Instant at, Map<Target, Goal> next) {
		this.goals = next;
		if (this.resolvedAt != null) {
			return;
		}
		for (OracleClock clock : List.copyOf(this.clocks)) {
			if (!clock.isOver()) {
				retarget(clock, at, next.get(clock.target));
			}
		}
		OracleClock last = last(Target.RESOLUTION);
		boolean owed = last == null || "CANCELLED".equals(last.outcome);
		if (owed && next.containsKey(Target.RESOLUTION)) {
			start(Target.RESOLUTION, (last == null) ? 1 : last.round + 1, next.get(Target.RESOLUTION), at);
		}
	}

	private OracleClock last(Target target) {
		return this.clocks.stream()
			.filter((clock) -> clock.target == target)
			.reduce((one, later) -> later)
			.orElse(null);
	}

	private void retarget(OracleClock clock, Instant at, Goal goal) {
		if (clock.breachedAt != null) {
			return;
		}
		if (goal == null) {
			clock.stoppedAt = at;
			clock.pausedSince = null;
			clock.outcome = "CANCELLED";
			clock.write(at, "CANCELLED");
		}
		else if (!goal.equals(clock.goal)) {
			clock.goal = goal;
			clock.write(at, "RETARGETED");
		}
	}

}
