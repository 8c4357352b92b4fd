package io.stagedesk.messaging.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.messaging.Mails;
import io.stagedesk.messaging.TeamAddresses;
import io.stagedesk.messaging.incoming.Decision.AgentReply;
import io.stagedesk.messaging.incoming.Decision.Aside;
import io.stagedesk.messaging.incoming.Decision.FollowUp;
import io.stagedesk.messaging.incoming.IncomingRows.Facts;
import io.stagedesk.messaging.incoming.IncomingRows.Outcome;
import io.stagedesk.messaging.mime.Address;
import io.stagedesk.messaging.mime.ReadMail;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Attachments;
import io.stagedesk.ticket.attachment.Attachments.NewFile;
import io.stagedesk.ticket.language.WrittenLanguage;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes of a mail what was decided, in the transaction that ends its waiting. */
@Component
class MailApplication {

	private static final int SUBJECT = 300;

	private static final int BODY = 60_000;

	private static final String NOTHING_SAID = "—";

	private final Tickets tickets;

	private final Attachments attachments;

	private final MessageMails layouts;

	private final Threading threading;

	private final Writers writers;

	private final MailboxFacts mailboxes;

	private final WrittenLanguage language;

	private final IncomingRows rows;

	MailApplication(Tickets tickets, Attachments attachments, MessageMails layouts, Threading threading,
			Writers writers, MailboxFacts mailboxes, WrittenLanguage language, IncomingRows rows) {
		this.tickets = tickets;
		this.attachments = attachments;
		this.layouts = layouts;
		this.threading = threading;
		this.writers = writers;
		this.mailboxes = mailboxes;
		this.language = language;
		this.rows = rows;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public Outcome apply(Decision decision, IncomingMail row, ReadMail mail, Facts facts) {
		if (decision instanceof Aside aside) {
			return new Outcome(aside.state(), aside.reason(), aside.details(), aside.threadedBy(), null, null, facts);
		}
		TicketSnapshot ticket;
		Message message;
		String details = null;
		if (decision instanceof FollowUp followUp) {
			ticket = followUp.ticket();
			message = followUp(followUp, row, mail);
		}
		else if (decision instanceof AgentReply reply) {
			ticket = reply.ticket();
			message = this.tickets.write(ticket.number(), Visibility.PUBLIC, body(mail), null,
					Actor.agent(reply.login()));
		}
		else {
			Decision.NewTicket asked = (Decision.NewTicket) decision;
			ticket = create(asked, row, mail);
			message = this.tickets.first(ticket);
			details = (asked.about() != null) ? asked.about().number() : asked.machine().orElse(null);
		}
		keepRest(ticket.id(), message.id(), row, mail);
		return new Outcome(IncomingState.PROCESSED, decision.reason(), details, decision.threadedBy(), ticket.id(),
				message.id(), facts);
	}

	private Message followUp(FollowUp followUp, IncomingMail row, ReadMail mail) {
		TicketSnapshot ticket = followUp.ticket();
		Address from = mail.from().orElseThrow();
		if (row.admission() != null) {
			this.writers.admit(ticket, from.address(), row.admission().by());
		}
		Optional<String> sender = this.writers.isRequester(ticket, from.address()) ? Optional.empty()
				: Optional.of(shortened(
						from.name().isBlank() ? from.address() : "%s <%s>".formatted(from.name(), from.address()),
						254));
		return this.tickets.receive(ticket.number(), body(mail), sender, followUp.quiet());
	}

	private TicketSnapshot create(Decision.NewTicket asked, IncomingMail row, ReadMail mail) {
		MailboxFacts.Facts mailbox = this.mailboxes.of(row.mailbox());
		Address from = mail.from().orElseThrow();
		String written = mail.subject() + " " + mail.text();
		Map<String, Object> context = new HashMap<>();
		put(context, TeamAddresses.MAILBOX, mailbox.address());
		put(context, "mailboxTeam", mailbox.team());
		put(context, Mails.MACHINE, asked.machine().orElse(null));
		TicketSnapshot ticket = this.tickets.create(new NewTicket(
				new RequesterFacts(null, from.name().isBlank() ? null : shortened(from.name(), 200), from.address(),
						this.language.told(written).orElse(mailbox.language()), null, null),
				subject(mail), body(mail), Channel.EMAIL, mailbox.scenario(), null, null, null, Map.of(), List.of(),
				context, false), Actor.REQUESTER);
		if (asked.reason() == MailReason.NEW_AFTER_CLOSED) {
			this.tickets.note(ticket.number(), "CONTINUES", Actor.SYSTEM, Map.of("from", asked.about().number()));
			this.tickets.note(asked.about().number(), "CONTINUED", Actor.SYSTEM, Map.of("into", ticket.number()));
		}
		return ticket;
	}

	private static void put(Map<String, Object> context, String name, String value) {
		if (value != null && !value.isBlank()) {
			context.put(name, value);
		}
	}

	private void keepRest(long ticket, long message, IncomingMail row, ReadMail mail) {
		this.layouts.keep(ticket, message, row.id(), mail, overlong(mail));
		this.threading.keep(ticket, mail.messageId(), Timestamp.from(this.rows.now()));
		mail.attachments().forEach((file) -> {
			try {
				this.attachments.add(ticket, message, new NewFile(file.name(), file.type(),
						file.inlineId().isEmpty() ? null : file.inlineId(), file::open));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static String subject(ReadMail mail) {
		String subject = Stream.of(mail.subject(), mail.text().lines().findFirst().orElse(""))
			.map((text) -> text.replaceAll("\\p{Cntrl}", " ").strip())
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse(NOTHING_SAID);
		return shortened(subject, SUBJECT);
	}

	/** What somebody wrote; where that is nothing, the files that they sent. */
	private static String body(ReadMail mail) {
		if (!mail.text().isBlank()) {
			return shortened(mail.text(), BODY);
		}
		String files = mail.attachments().stream().map((file) -> "📎 " + file.name()).collect(Collectors.joining("\n"));
		return files.isEmpty() ? NOTHING_SAID : shortened(files, BODY);
	}

	private static String overlong(ReadMail mail) {
		String kept = body(mail);
		return (mail.text().length() > BODY) ? mail.text().substring(kept.length()) : "";
	}

	private static String shortened(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
	}

}
