package io.stagedesk.ticket;

import java.util.EnumSet;
import java.util.Set;

/** Why a ticket is closed. */
public enum CloseReason {

	SOLVED, MERGED, DUPLICATE, SPAM, NO_ANSWER, CANCELLED;

	/** Reasons for which somebody may take a ticket out of its process early. */
	public static final Set<CloseReason> WITHDRAWALS = Set.copyOf(EnumSet.of(DUPLICATE, SPAM, CANCELLED));

}
