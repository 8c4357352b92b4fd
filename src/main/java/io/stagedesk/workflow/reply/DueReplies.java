package io.stagedesk.workflow.reply;

import java.util.List;

import io.stagedesk.api.DatabaseFailures;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.ticket.TicketNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says replies when their time has come, on whichever node is first. What cannot be said
 * any more stays for its writer, with the reason.
 */
@Component
class DueReplies {

	private static final int BATCH = 50;

	private static final Logger log = LoggerFactory.getLogger(DueReplies.class);

	private final PendingRows rows;

	private final PendingReplies replies;

	private final Staff staff;

	DueReplies(PendingRows rows, PendingReplies replies, Staff staff) {
		this.rows = rows;
		this.replies = replies;
		this.staff = staff;
	}

	@Scheduled(fixedDelayString = "PT0.5S", initialDelayString = "PT2S")
	void sayDue() {
		List<PendingReply> due = this.rows.due(this.replies.now(), BATCH);
		due.forEach(this::say);
	}

	private void say(PendingReply reply) {
		try {
			Viewer writer = this.staff.agent(reply.agent())
				.filter(Agent::active)
				.map(Agent::asViewer)
				.orElseThrow(() -> new StageNotAllowedException("Its writer does not work here any more"));
			this.replies.say(reply, writer);
		}
		catch (StageNotAllowedException | StaleTicketException ex) {
			this.rows.refuse(reply, ex.getMessage());
		}
		catch (TicketNotFoundException ex) {
			this.rows.refuse(reply, "The ticket is not yours to see any more");
		}
		catch (RuntimeException ex) {
			if (!DatabaseFailures.isLostRace(ex) && !DatabaseFailures.isOutage(ex)) {
				log.error("Reply {} could not be said, once more later", reply.id(), ex);
			}
		}
	}

}
