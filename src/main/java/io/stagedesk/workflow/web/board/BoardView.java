package io.stagedesk.workflow.web.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.stagedesk.sla.figures.CountedClock;
import io.stagedesk.sla.figures.Tally;
import io.stagedesk.sla.work.TimePart;
import io.stagedesk.workflow.OpenEscalation;

/** What the blocks of the board show. */
final class BoardView {

	private BoardView() {
	}

	/**
	 * A number that opens what it counts.
	 *
	 * @param note a word more, or empty
	 */
	record Figure(String name, String value, String note, boolean alarming, String link) {
	}

	/**
	 * What is so now.
	 *
	 * @param presences agents by presence
	 */
	record Live(List<Figure> figures, List<Figure> presences) {
	}

	record Escalations(List<EscalationLine> lines, long all) {
	}

	record EscalationLine(OpenEscalation escalation, String cause, String team, String assignee, String acknowledge) {
	}

	/**
	 * A clock in a list.
	 *
	 * @param state RUNNING, PAUSED, OVERDUE, MET or MISSED (and over by now)
	 * @param lateSeconds how much too late, or {@code null}
	 * @param takenSeconds from counted to the end, or {@code null}
	 * @param transfer where it is reassigned, or {@code null} where that cannot be
	 */
	record ClockLine(CountedClock clock, String state, String team, String assignee, Long lateSeconds,
			Long takenSeconds, String transfer) {

		public String icon() {
			return switch (this.state) {
				case "PAUSED" -> "pause";
				case "OVERDUE" -> "alarm";
				case "MET" -> "check";
				case "MISSED" -> "cross";
				default -> "clock";
			};
		}

	}

	/**
	 * How promises did.
	 *
	 * @param at when this was counted
	 * @param change points of a hundred against the time before, or {@code null}
	 */
	record Compliance(Instant at, List<Group> groups, Line total, BigDecimal change, boolean nothing) {

		/** The word for the change. */
		public String direction() {
			return (this.change == null) ? "none"
					: (this.change.signum() > 0) ? "better" : (this.change.signum() < 0) ? "worse" : "same";
		}

	}

	record Group(String label, List<Line> lines) {
	}

	/** One target's promises, and the lists behind its numbers. */
	record Line(String target, Tally tally, String decided, String met, String missed, String running, String stopped) {

		/** Of a hundred, for the bar; 0 where nothing was decided. */
		public int width() {
			BigDecimal percent = this.tally.percent();
			return (percent != null) ? percent.intValue() : 0;
		}

		/** Good from 95 of a hundred on, bad below 80. */
		public String grade() {
			BigDecimal percent = this.tally.percent();
			return (percent == null) ? "none"
					: (percent.intValue() >= 95) ? "good" : (percent.intValue() >= 80) ? "warn" : "bad";
		}

	}

	/**
	 * Where the time went.
	 *
	 * @param link the tickets that were looked at
	 */
	record Minutes(Instant at, long tickets, boolean cut, long seconds, List<Bar> bars, String link) {
	}

	/**
	 * One part of the time, with its place in a bar of 1000 units.
	 */
	record Bar(TimePart part, BigDecimal percent, long seconds, long medianSeconds, long p90Seconds, long from,
			long width) {
	}

	/** An agent and the open tickets behind the number. */
	record AgentLine(String login, String name, String presence, String teams, String vendor, String languages,
			long tickets, String link) {
	}

}
