package io.stagedesk.workflow.web.desk;

import java.time.Instant;
import java.util.List;

import io.stagedesk.workflow.web.desk.TicketView.Fact;

/**
 * Why a ticket is where it is, in the reader's words.
 *
 * @param outcome what became of it, as "Offered to Yuki Yamada"
 * @param reason what decided between the first and the next; may be empty
 * @param people everybody who was looked at, the best first
 */
public record WhyView(Instant at, String outcome, String reason, List<Fact> facts, List<Person> people) {

	/**
	 * Somebody who was looked at.
	 *
	 * @param load as "3 of 10"; empty where an older version did not keep it
	 * @param chosen whether this one was it
	 * @param words why not, or how they stood
	 */
	public record Person(String name, String load, boolean chosen, boolean eligible, String words) {
	}

}
