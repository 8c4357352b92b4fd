package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.stagedesk.page.Words;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.web.desk.TicketView.ClockView;
import io.stagedesk.workflow.web.desk.TicketView.LedgerLine;

import org.springframework.stereotype.Component;

/** A ticket's promises with their ledgers. */
@Component
class PromiseCards {

	private static final int HOUR = 60;

	private static final int DAY = 24 * HOUR;

	private final Promises promises;

	private final Words words;

	private final Clock clock;

	PromiseCards(Promises promises, Words words, Clock clock) {
		this.promises = promises;
		this.words = words;
		this.clock = clock;
	}

	List<ClockView> of(TicketSnapshot ticket) {
		List<PromiseClock> clocks = this.promises.of(ticket);
		Map<Long, List<LedgerEntry>> ledgers = this.promises.ledgers(clocks);
		return clocks.stream().map((clock) -> card(clock, ledgers.getOrDefault(clock.id(), List.of()))).toList();
	}

	private ClockView card(PromiseClock clock, List<LedgerEntry> ledger) {
		return new ClockView(clock.isOver(), clock.key().target().name(), PromiseView.of(clock, this.clock.instant()),
				clock.dueAt(), goal(clock.promise().goal()) + party(clock),
				ledger.stream()
					.map((line) -> new LedgerLine(line.kind(), line.at(), cause(line), line.dueAt()))
					.toList());
	}

	private static String party(PromiseClock clock) {
		return (clock.party() != null) ? " · " + clock.party().name() : "";
	}

	/** Of a step of the ladder its place and whom it names. */
	private String cause(LedgerEntry line) {
		String[] step = line.cause().split(" ");
		if (!line.kind().equals("ESCALATED") || step.length < 3) {
			return this.words.say(line.cause());
		}
		String asked = (step.length > 3) ? step[3] : this.words.message("addressee." + step[2]);
		return this.words.message("ladder." + step[0], step[1]) + " → " + asked;
	}

	private String goal(Goal goal) {
		String business = (goal.unit() == GoalUnit.CALENDAR_MINUTES) ? "" : "business.";
		int value = goal.value();
		if (goal.unit() == GoalUnit.BUSINESS_DAYS) {
			return this.words.message("clock.goal.business.days", value);
		}
		if (business.isEmpty() && value % DAY == 0 && value > DAY) {
			return this.words.message("clock.goal.days", value / DAY);
		}
		return (value % HOUR == 0) ? this.words.message("clock.goal." + business + "hours", value / HOUR)
				: this.words.message("clock.goal." + business + "minutes", value);
	}

}
