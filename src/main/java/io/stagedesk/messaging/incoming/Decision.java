package io.stagedesk.messaging.incoming;

import java.util.Optional;

import io.stagedesk.ticket.TicketSnapshot;

/** What a mail shall become, and why. */
sealed interface Decision {

	MailReason reason();

	/** By what it names a ticket, or {@code null}. */
	String threadedBy();

	/** The ticket that it goes into, if there is one already. */
	default Optional<TicketSnapshot> into() {
		return Optional.empty();
	}

	/**
	 * A ticket of its own.
	 *
	 * @param about the ticket that it names and does not go into, or {@code null}
	 * @param machine the sign that a machine wrote it, which then gets no automatic mail
	 */
	record NewTicket(MailReason reason, String threadedBy, TicketSnapshot about,
			Optional<String> machine) implements Decision {
	}

	/** A message of a ticket; a quiet one wakes nobody. */
	record FollowUp(TicketSnapshot ticket, String threadedBy, boolean quiet) implements Decision {

		@Override
		public MailReason reason() {
			return this.quiet ? MailReason.QUIET : MailReason.FOLLOW_UP;
		}

		@Override
		public Optional<TicketSnapshot> into() {
			return Optional.of(this.ticket);
		}

	}

	/** A reply that an agent wrote in a mail program. */
	record AgentReply(TicketSnapshot ticket, String threadedBy, String login) implements Decision {

		@Override
		public MailReason reason() {
			return MailReason.AGENT_REPLY;
		}

		@Override
		public Optional<TicketSnapshot> into() {
			return Optional.of(this.ticket);
		}

	}

	/** Nothing of a ticket. */
	record Aside(IncomingState state, MailReason reason, String threadedBy, String details) implements Decision {
	}

}
