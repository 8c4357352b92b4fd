package io.stagedesk.workflow.web.desk;

import java.time.Instant;
import java.util.List;

import io.stagedesk.page.Choice;
import io.stagedesk.workflow.web.desk.TicketView.Entry;
import io.stagedesk.workflow.web.desk.TicketView.Fact;

/**
 * How the ticket may change hands, how it did last, and what is hidden from the viewer.
 *
 * @param card the last move as those who got the ticket read it; {@code null} where they
 * have taken note
 * @param hidden whether the messages are shown only for a reason
 * @param nextShift name of the shift that goes on, or empty
 * @param advisers name of the team that is asked for advice, or empty
 */
public record MovesView(Card card, boolean hidden, boolean toVendor, boolean fromVendor, boolean handOver,
		boolean withdraw, String nextShift, String advisers, List<Choice> reasons, List<Choice> vendors) {

	/** Whether the menu of further acts has any of these. */
	public boolean any() {
		return this.toVendor || this.handOver || this.withdraw;
	}

	/**
	 * Who moved it, why and from where, and how it stands.
	 *
	 * @param facts where it came from and where it went
	 * @param said the last public messages
	 * @param tasks open tasks
	 * @param promises what is still promised
	 */
	public record Card(String kind, String by, Instant at, String reason, String note, List<Fact> facts,
			List<Entry> said, List<String> tasks, List<TicketView.ClockView> promises) {
	}

}
