package io.stagedesk.workflow.act;

import java.util.List;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.reply.PendingReplies;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out steps on tickets, each with the rights of the one who wants it. */
@Service
public class Acts {

	private final ObjectProvider<Act> all;

	private final Tickets tickets;

	private final PendingReplies replies;

	Acts(ObjectProvider<Act> all, Tickets tickets, PendingReplies replies) {
		this.all = all;
		this.tickets = tickets;
		this.replies = replies;
	}

	/**
	 * Refuses a step that cannot be meant.
	 * @param path where the step stands in the input, empty where its fields stand alone
	 * @throws FieldErrorsException naming the fields at fault (422)
	 */
	public void check(String path, Step step, Viewer author) {
		try {
			act(step.kind()).check(step, author);
		}
		catch (FieldErrorsException ex) {
			List<FieldError> errors = ex.errors()
				.stream()
				.map((error) -> new FieldError(path.isEmpty() ? error.field() : path + "." + error.field(),
						error.message()))
				.toList();
			throw new FieldErrorsException(errors);
		}
	}

	/**
	 * Does one step; what the viewer has written and not said yet is said before it.
	 * @return why there was nothing to do, empty where it is done
	 */
	@Transactional
	public Optional<String> carryOut(String number, Step step, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		if (step.kind() != ActKind.NOTE) {
			this.replies.sayFirst(number, viewer);
		}
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		return act(step.kind()).carryOut(ticket, step, viewer);
	}

	private Act act(ActKind kind) {
		return this.all.stream()
			.filter((act) -> act.kinds().contains(kind))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException("kind", "is not offered"));
	}

}
