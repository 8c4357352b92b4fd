package io.stagedesk.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to requesters. Every method only fills the outbox, in the caller's transaction.
 */
@Service
public class Mails {

	/** What the ticket's context calls the sign that no human wrote it. */
	public static final String MACHINE = "automaticMail";

	private final Outbox outbox;

	private final Links links;

	private final TeamAddresses addresses;

	Mails(Outbox outbox, Links links, TeamAddresses addresses) {
		this.addresses = addresses;
		this.outbox = outbox;
		this.links = links;
	}

	/**
	 * "We have it, and answer until ...". Never carries what the submitter wrote, not
	 * even the name, so that the desk relays no spam.
	 */
	@Transactional
	public void acknowledge(TicketSnapshot ticket, Optional<PromisedAnswer> promise) {
		if (isFromMachine(ticket)) {
			return;
		}
		Map<String, String> model = model(ticket);
		model.remove("requesterName");
		promise.ifPresent((promised) -> {
			model.put("promisedAt", promised.by().toString());
			model.put("promisedIn", promised.zone().getId());
			model.put("span", promised.span());
			model.put("spanCount", String.valueOf(promised.count()));
		});
		this.outbox.add(MailKind.ACKNOWLEDGEMENT, ticket, model);
	}

	@Transactional
	public void announceResolution(TicketSnapshot ticket) {
		Map<String, String> model = model(ticket);
		model.put("text", ticket.resolution());
		this.outbox.add(MailKind.RESOLUTION, ticket, model);
	}

	@Transactional
	public void remind(TicketSnapshot ticket) {
		write(MailKind.REMINDER, ticket, model(ticket));
	}

	@Transactional
	public void tellClosedWithoutAnswer(TicketSnapshot ticket) {
		write(MailKind.NO_ANSWER, ticket, model(ticket));
	}

	@Transactional
	public void inviteToSurvey(TicketSnapshot ticket, String surveyToken) {
		Map<String, String> model = model(ticket);
		model.put("surveyUrl", this.links.survey(surveyToken));
		write(MailKind.SURVEY, ticket, model);
	}

	@EventListener
	void onMessage(MessageAdded news) {
		if (news.message().visibility() == Visibility.PUBLIC && news.message().senderType().isHumanAnswer()) {
			Map<String, String> model = model(news.ticket());
			model.put("text", news.message().body());
			if (news.ticket().channel() == Channel.EMAIL) {
				model.put("replyTo", news.ticket().subject());
			}
			this.outbox.add(MailKind.REPLY, news.ticket(), news.message().id(), model);
		}
	}

	private void write(MailKind kind, TicketSnapshot ticket, Map<String, String> model) {
		if (!isFromMachine(ticket)) {
			this.outbox.add(kind, ticket, model);
		}
	}

	/** A machine that wrote gets answers of humans only (RFC 3834). */
	private static boolean isFromMachine(TicketSnapshot ticket) {
		return ticket.context().containsKey(MACHINE);
	}

	private Map<String, String> model(TicketSnapshot ticket) {
		Map<String, String> model = new HashMap<>();
		model.put("requesterName", ticket.requester().displayName());
		model.put("number", ticket.number());
		model.put("statusUrl", this.links.status(ticket));
		model.put("answerable", String.valueOf(this.addresses.isMailbox(this.addresses.of(ticket))));
		return model;
	}

	/**
	 * By when the requester hears from us.
	 *
	 * @param zone in which to say it
	 * @param span key of the text that says how long that is, with the count in it
	 */
	public record PromisedAnswer(Instant by, ZoneId zone, String span, long count) {
	}

}
