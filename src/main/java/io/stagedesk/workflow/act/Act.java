package io.stagedesk.workflow.act;

import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;

/** Knows how to carry out some kinds of steps on one ticket. */
public interface Act {

	Set<ActKind> kinds();

	/**
	 * Looks at what can be known without a ticket.
	 * @throws FieldErrorsException naming {@code value} or {@code reason} (422)
	 */
	void check(Step step, Viewer author);

	/**
	 * Does it, with the viewer's rights; what is not allowed is thrown.
	 * @param ticket as the viewer sees it, held by this transaction
	 * @return why there was nothing to do, empty where it is done
	 */
	Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer);

}
