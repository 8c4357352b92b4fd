package io.stagedesk.workflow.relation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.TicketAccess;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.relation.ChildUpdateRows.Errand;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers one child. What is said, and that it was said, is one transaction: each child
 * is answered once, whichever node comes first and whenever one dies.
 */
@Service
class ChildAnswers {

	private static final String DONE = "The ticket is resolved or closed";

	private static final int ATTEMPTS = 3;

	private final ChildUpdateRows rows;

	private final Tickets tickets;

	private final TicketActions actions;

	private final TicketAccess access;

	private final Clock clock;

	ChildAnswers(ChildUpdateRows rows, Tickets tickets, TicketActions actions, TicketAccess access, Clock clock) {
		this.rows = rows;
		this.tickets = tickets;
		this.actions = actions;
		this.access = access;
		this.clock = clock;
	}

	/**
	 * Resolves the child with these words.
	 * @throws StageNotAllowedException where its process does not allow it: then nothing
	 * has happened
	 * @throws FieldErrorsException where its form asks for more
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void resolve(Errand errand, Viewer author) {
		TicketSnapshot child = open(errand, author);
		if (!child.status().isOpen()) {
			skip(errand, DONE);
		}
		else if (end(errand, child, ChildState.RESOLVED, null)) {
			this.actions.resolve(child.number(), Map.of("resolution", errand.words().textFor(child.language())), null,
					author);
		}
	}

	/**
	 * Says these words to the child's requester.
	 * @param unresolved why it is not the solution, or {@code null}
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void say(Errand errand, String unresolved, Viewer author) {
		TicketSnapshot child = open(errand, author);
		if (!child.status().isOpen()) {
			skip(errand, DONE);
		}
		else if (end(errand, child, ChildState.SAID, unresolved)) {
			this.tickets.write(child.number(), Visibility.PUBLIC, errand.words().textFor(child.language()), null,
					Actor.of(author));
		}
	}

	/** Leaves a child out, and says why. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void skip(Errand errand, String reason) {
		this.rows.end(errand, ChildState.SKIPPED, null, reason, now());
	}

	/** Something broke; after some attempts that is so for good. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void broke(Errand errand) {
		if (this.rows.broke(errand) >= ATTEMPTS) {
			this.rows.end(errand, ChildState.FAILED, null, "Something broke on our side", now());
		}
	}

	/** Ends the update where all are done with, and says so on the parent; once. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void endIfDone(long update) {
		if (this.rows.endIfDone(update, now())) {
			Map<ChildState, Integer> counts = this.rows.counts(update);
			this.tickets.note(this.rows.parent(update), "CHILDREN_ANSWERED", Actor.SYSTEM,
					Map.of("answered", sum(counts, List.of(ChildState.SAID, ChildState.RESOLVED)), "left",
							sum(counts, List.of(ChildState.SKIPPED, ChildState.FAILED))));
		}
	}

	private TicketSnapshot open(Errand errand, Viewer author) {
		return this.access.openForDesk(errand.number(), null, author);
	}

	private boolean end(Errand errand, TicketSnapshot child, ChildState state, String reason) {
		return this.rows.end(errand, state, errand.words().languageFor(child.language()), reason, now());
	}

	private static String sum(Map<ChildState, Integer> counts, List<ChildState> states) {
		return String.valueOf(states.stream().mapToInt((state) -> counts.getOrDefault(state, 0)).sum());
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
