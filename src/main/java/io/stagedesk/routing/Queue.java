package io.stagedesk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.stagedesk.routing.WaitingRows.Group;
import io.stagedesk.routing.choice.Candidate;
import io.stagedesk.routing.choice.Ranking;
import io.stagedesk.ticket.DueMoved;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.StatusChanged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the rows of waiting tickets as the tickets are. */
@Component
class Queue {

	private final WaitingRows rows;

	Queue(WaitingRows rows) {
		this.rows = rows;
	}

	void put(Waiting ticket) {
		this.rows.put(ticket);
	}

	void remove(long ticket) {
		this.rows.remove(ticket);
	}

	/** Whether a ticket that comes before this one could use the same agent. */
	boolean isWantedBefore(Waiting ticket, Roll roll, Candidate chosen, Instant now) {
		Set<Group> before = this.rows.groupsBefore(ticket, now);
		return before.stream().anyMatch((group) -> {
			Need need = Need.read(group.need());
			List<Candidate> same = roll.candidates(ticket.team(), need.channel(), need.asks(), now)
				.stream()
				.filter((one) -> one.login().equals(chosen.login()))
				.toList();
			return Ranking.isPossible(need.question(group.relaxed(), Set.of(), now), same);
		});
	}

	@EventListener
	void onStatus(StatusChanged news) {
		if (news.before() == Status.NEW) {
			remove(news.ticket().id());
		}
	}

	@EventListener
	void onDueMoved(DueMoved news) {
		this.rows.dueMoved(news.ticket().id(), news.ticket().nextDueAt());
	}

}
