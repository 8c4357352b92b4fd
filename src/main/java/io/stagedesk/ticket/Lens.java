package io.stagedesk.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.requester.Requester;
import io.stagedesk.ticket.mask.Mask;
import io.stagedesk.ticket.mask.TextMask;
import io.stagedesk.ticket.mask.TextMask.Secret;
import io.stagedesk.ticket.mask.VendorRules;
import io.stagedesk.ticket.move.Move;

/**
 * How a vendor's agent sees tickets: what a rule hides stands masked wherever it is
 * written, and content is hidden until it is opened with a reason.
 */
final class Lens {

	private static final int NAME = 3;

	private static final int VALUE = 4;

	private final VendorRules rules;

	private final Set<Long> open;

	/**
	 * @param open ids of tickets whose content is open for the viewer now
	 */
	Lens(VendorRules rules, Set<Long> open) {
		this.rules = rules;
		this.open = Set.copyOf(open);
	}

	/** Whether the messages cannot be read now. */
	boolean hidesContent(TicketSnapshot ticket) {
		return !this.open.contains(ticket.id()) && rule(ticket, "content") != Mask.NONE;
	}

	/** Whether the messages can be read now only because somebody gave a reason. */
	boolean isOpened(TicketSnapshot ticket) {
		return this.open.contains(ticket.id()) && rule(ticket, "content") != Mask.NONE;
	}

	TicketSnapshot ticket(TicketSnapshot ticket) {
		TextMask text = text(ticket);
		return ticket.hiding(subject(ticket, text), requester(ticket), ticket.tags().stream().map(text::of).toList(),
				facts(ticket, "customFields.", ticket.customFields(), text),
				facts(ticket, "context.", ticket.context(), text), content(ticket, ticket.resolution(), text));
	}

	Message message(TicketSnapshot ticket, Message message) {
		TextMask text = text(ticket);
		String sender = (message.senderType() == SenderType.REQUESTER) ? requester(ticket).displayName()
				: message.sender();
		return new Message(message.id(), message.visibility(), message.senderType(), sender,
				content(ticket, message.body(), text), message.createdAt());
	}

	/** Files cannot be masked: all of them, or none. */
	boolean showsAttachments(TicketSnapshot ticket) {
		return !hidesContent(ticket) && (this.open.contains(ticket.id()) || rule(ticket, "attachments") == Mask.NONE);
	}

	TicketEvent event(TicketSnapshot ticket, TicketEvent event) {
		TextMask text = text(ticket);
		TicketEvent said = event.said(text::of);
		return (hidesContent(ticket) && said.details().containsKey("resolution"))
				? said.said((fact) -> fact.equals(said.details().get("resolution")) ? Mask.HIDDEN : fact) : said;
	}

	Move move(TicketSnapshot ticket, Move move) {
		TextMask text = text(ticket);
		return move.said(text.of(move.reason()), text.of(move.note()));
	}

	/** What people wrote about a ticket. */
	String words(TicketSnapshot ticket, String words) {
		return text(ticket).of(words);
	}

	private String subject(TicketSnapshot ticket, TextMask text) {
		Mask mask = this.open.contains(ticket.id()) ? Mask.NONE : rule(ticket, "subject");
		return mask.of(text.of(ticket.subject()));
	}

	private String content(TicketSnapshot ticket, String words, TextMask text) {
		return (words == null || !hidesContent(ticket)) ? text.of(words) : Mask.HIDDEN;
	}

	/**
	 * What is hidden fully is absent; a name is never, as somebody has to be addressed.
	 */
	private Requester requester(TicketSnapshot ticket) {
		Requester all = ticket.requester();
		String name = (all.name() != null) ? rule(ticket, "requester.name").of(all.name()) : Mask.HIDDEN;
		return new Requester(all.id(), field(ticket, "requester.externalId", all.externalId()), name,
				field(ticket, "requester.email", all.email()), all.language(), all.region(), all.tier());
	}

	private String field(TicketSnapshot ticket, String field, String value) {
		Mask mask = rule(ticket, field);
		return (value == null || mask == Mask.FULL) ? null : mask.of(value);
	}

	private Map<String, Object> facts(TicketSnapshot ticket, String group, Map<String, Object> facts, TextMask text) {
		Map<String, Object> seen = new LinkedHashMap<>();
		facts.forEach((name, value) -> {
			Mask mask = rule(ticket, group + name);
			boolean plain = mask == Mask.NONE && !(value instanceof String);
			seen.put(text.of(name), plain ? value : mask.of(text(mask, text, value)));
		});
		return seen;
	}

	/**
	 * Partly hidden values keep what tells them apart; else they are secrets of texts.
	 */
	private static String text(Mask mask, TextMask text, Object value) {
		return (mask == Mask.PARTIAL) ? value.toString() : text.of(value.toString());
	}

	private TextMask text(TicketSnapshot ticket) {
		List<Secret> secrets = new ArrayList<>();
		Requester requester = ticket.requester();
		add(secrets, rule(ticket, "requester.externalId"), requester.externalId());
		add(secrets, rule(ticket, "requester.email"), requester.email());
		if (requester.name() != null) {
			Mask name = rule(ticket, "requester.name");
			secrets.add(new Secret(requester.name(), name));
			Stream.of(requester.name().split("[\\s,;]+"))
				.filter((word) -> word.length() >= NAME)
				.forEach((word) -> secrets.add(new Secret(word, name)));
		}
		ticket.customFields().forEach((name, value) -> add(secrets, rule(ticket, "customFields." + name), value));
		ticket.context().forEach((name, value) -> add(secrets, rule(ticket, "context." + name), value));
		return new TextMask(rule(ticket, "text.email"), rule(ticket, "text.phone"), rule(ticket, "text.card"), secrets);
	}

	private static void add(List<Secret> secrets, Mask mask, Object value) {
		if (value != null && !(value instanceof Boolean) && value.toString().strip().length() >= VALUE) {
			secrets.add(new Secret(value.toString(), mask));
		}
	}

	private Mask rule(TicketSnapshot ticket, String field) {
		return this.rules.of(ticket.scenario().name(), field);
	}

}
