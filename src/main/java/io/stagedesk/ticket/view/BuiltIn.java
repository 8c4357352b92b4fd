package io.stagedesk.ticket.view;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;

/** The views that everybody has. */
enum BuiltIn {

	/** What I work on. */
	MINE(TicketConditions.of(TicketQuery.OPEN_ALL, TicketConditions.ME), Sort.NEXT_DUE, true, false),

	/** What nobody has taken. */
	UNASSIGNED(TicketConditions.of(Set.of(Status.NEW), null), Sort.NEXT_DUE, false, false),

	/** A promise runs out within an hour, or has run out. */
	SOON(TicketConditions.of(TicketQuery.OPEN_ALL, null).dueWithin(60), Sort.NEXT_DUE, true, false),

	/** The requester waits for us. */
	WAITING(TicketConditions.of(TicketQuery.OPEN_ALL, null).waiting(), Sort.WAITING, true, false),

	/** Put aside for a while. */
	SNOOZED(TicketConditions.of(TicketQuery.OPEN_ALL, null), Sort.NEXT_DUE, false, true),

	/** Where somebody asks me. */
	MENTIONS(TicketConditions.NONE, Sort.UPDATED, false, true),

	/** All that is not done. */
	OPEN(TicketConditions.of(TicketQuery.OPEN_ALL, null), Sort.NEXT_DUE, false, false),

	/** Resolved or closed. */
	DONE(TicketConditions.of(Set.of(Status.RESOLVED, Status.CLOSED), null), Sort.UPDATED, false, false);

	private final TicketConditions conditions;

	private final Sort sort;

	final boolean awake;

	final boolean filled;

	BuiltIn(TicketConditions conditions, Sort sort, boolean awake, boolean filled) {
		this.conditions = conditions;
		this.sort = sort;
		this.awake = awake;
		this.filled = filled;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	View view() {
		return new View(key(), key(), ViewKind.BUILT_IN, null, this.conditions, this.sort, false, 0);
	}

	/** An older name of one of them is known, too. */
	static Optional<BuiltIn> find(String key) {
		String known = key.equals("queue") ? "unassigned" : key;
		return Stream.of(values()).filter((one) -> one.key().equals(known)).findFirst();
	}

}
