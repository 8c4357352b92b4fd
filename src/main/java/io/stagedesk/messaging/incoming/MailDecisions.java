package io.stagedesk.messaging.incoming;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.stagedesk.messaging.incoming.Decision.AgentReply;
import io.stagedesk.messaging.incoming.Decision.Aside;
import io.stagedesk.messaging.incoming.Decision.FollowUp;
import io.stagedesk.messaging.incoming.Decision.NewTicket;
import io.stagedesk.messaging.incoming.IncomingMail.Admission;
import io.stagedesk.messaging.incoming.Threading.Thread;
import io.stagedesk.messaging.mime.ReadMail;
import io.stagedesk.messaging.mime.sign.AutomaticSign;
import io.stagedesk.messaging.mime.sign.AutomaticSigns;
import io.stagedesk.messaging.mime.sign.BareThanks;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Component;

/**
 * Decides what a mail becomes: the first rule that has an answer. Those that judge are
 * left out where somebody has looked at the mail and let it in.
 */
@Component
class MailDecisions {

	private final Threading threading;

	private final Writers writers;

	private final Judgements judgements;

	private final Tickets tickets;

	MailDecisions(Threading threading, Writers writers, Judgements judgements, Tickets tickets) {
		this.threading = threading;
		this.writers = writers;
		this.judgements = judgements;
		this.tickets = tickets;
	}

	Decision of(IncomingMail row, ReadMail mail) {
		Case one = new Case(mail, mail.from().map((from) -> from.address()).orElse(""), this.threading.of(mail),
				AutomaticSigns.of(mail), row);
		List<Function<Case, Optional<Decision>>> rules = (row.admission() != null)
				? List.of(this.judgements::withoutSender, this::admitted)
				: List.of(this.judgements::own, this.judgements::withoutSender, this.judgements::forged, this::byAgent,
						this::byMachine, this.judgements::tooMany, this::intoTicket);
		return rules.stream()
			.flatMap((rule) -> rule.apply(one).stream())
			.findFirst()
			.orElseGet(() -> new NewTicket(MailReason.NEW_TICKET, null, null, Optional.empty()));
	}

	/** Whether a mail names no ticket that there is. */
	boolean isAlone(ReadMail mail) {
		return this.threading.of(mail).isEmpty();
	}

	/** Who lets a mail in says where to, or leaves it to what the mail says. */
	private Optional<Decision> admitted(Case one) {
		Admission admission = one.row().admission();
		Optional<TicketSnapshot> into = (admission.into() != null) ? Optional.of(this.tickets.get(admission.into()))
				: one.thread().map(Thread::ticket).filter((ticket) -> isWriter(ticket, one.sender()));
		return into.map((ticket) -> (ticket.status() == Status.CLOSED && admission.into() == null)
				? new NewTicket(MailReason.NEW_AFTER_CLOSED, null, ticket, Optional.empty())
				: new FollowUp(ticket, one.by(), ticket.status() == Status.CLOSED));
	}

	/** An agent's mail counts as one only by the agent's own signed address. */
	private Optional<Decision> byAgent(Case one) {
		Optional<String> named = one.thread().flatMap(Thread::agent);
		Optional<String> login = this.writers.agent(one.sender()).map((agent) -> agent.login());
		if (named.isPresent()) {
			boolean proved = named.equals(login) && one.sign().isEmpty();
			return Optional.of(proved ? new AgentReply(one.thread().get().ticket(), one.by(), named.get())
					: unproved(one, "came to the signed address of " + named.get()));
		}
		boolean intoTicket = one.thread().filter((thread) -> !isWriter(thread.ticket(), one.sender())).isPresent();
		return (login.isPresent() && intoTicket)
				? Optional.of(unproved(one, "comes from the address of " + login.get())) : Optional.empty();
	}

	private static Decision unproved(Case one, String details) {
		return new Aside(IncomingState.QUARANTINED, MailReason.AGENT_UNPROVED, one.by(), details);
	}

	/** What a machine wrote wakes nobody and is not answered by one. */
	private Optional<Decision> byMachine(Case one) {
		if (one.sign().isEmpty()) {
			return Optional.empty();
		}
		AutomaticSign sign = one.sign().get();
		Optional<Decision> quiet = one.thread()
			.filter((thread) -> isWriter(thread.ticket(), one.sender()))
			.map((thread) -> new FollowUp(thread.ticket(), one.by(), true));
		return quiet.or(() -> Optional.of(switch (sign.kind()) {
			case AUTO_GENERATED -> new NewTicket(MailReason.NEW_TICKET, one.by(), null, Optional.of(sign.sign()));
			case BULK, LIST -> new Aside(IncomingState.RULED_OUT, MailReason.BULK, one.by(), sign.sign());
			case REPORT, AUTO_REPLIED, NULL_SENDER ->
				new Aside(IncomingState.RULED_OUT, MailReason.AUTO_REPLY, one.by(), sign.sign());
		}));
	}

	private Optional<Decision> intoTicket(Case one) {
		return one.thread().map((thread) -> {
			TicketSnapshot ticket = thread.ticket();
			if (!isWriter(ticket, one.sender())) {
				return new NewTicket(MailReason.NEW_BY_STRANGER, one.by(), ticket, Optional.empty());
			}
			boolean ended = ticket.status() == Status.CLOSED || ticket.status() == Status.RESOLVED;
			boolean quiet = ended && one.mail().attachments().isEmpty() && BareThanks.is(one.mail().text());
			return (ticket.status() == Status.CLOSED && !quiet)
					? new NewTicket(MailReason.NEW_AFTER_CLOSED, one.by(), ticket, Optional.empty())
					: new FollowUp(ticket, one.by(), quiet);
		});
	}

	private boolean isWriter(TicketSnapshot ticket, String sender) {
		return this.writers.isRequester(ticket, sender) || this.writers.isParticipant(ticket, sender);
	}

	/**
	 * A mail with what is known of it.
	 *
	 * @param sender the author's address, or empty
	 */
	record Case(ReadMail mail, String sender, Optional<Thread> thread, Optional<AutomaticSign> sign, IncomingMail row) {

		/** By what it names a ticket, or {@code null}. */
		String by() {
			return this.thread.map(Thread::by).orElse(null);
		}

	}

}
