package io.stagedesk.workflow.web.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.page.Words;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.mention.Mentioned;
import io.stagedesk.workflow.web.desk.TicketView.Entry;
import io.stagedesk.workflow.web.mail.MailTrace;

import org.springframework.stereotype.Component;

/** Messages and history of a ticket as one conversation. */
@Component
class Conversation {

	/** Events that are told by the message that they are about. */
	private static final Set<String> UNTOLD = Set.of("MESSAGE_ADDED", "NOTE_ADDED");

	/** Facts of an event that are worth a word, in this order. */
	private static final List<String> TOLD = List.of("relation", "with", "fields", "rule", "reason", "agent", "toShift",
			"toTeam", "team", "to", "into", "from", "cause", "plan", "question", "decision", "outcome", "score",
			"tags");

	private static final int MOST_TOLD = 2;

	private static final int MOST_STANDING = 4;

	private static final int STANDING = 2;

	private final Words words;

	private final ReasonNames reasons;

	Conversation(Words words, ReasonNames reasons) {
		this.reasons = reasons;
		this.words = words;
	}

	List<Entry> of(List<Message> messages, List<TicketEvent> events, Names names) {
		return of(messages, events, Map.of(), Map.of(), names);
	}

	List<Entry> of(List<Message> messages, List<TicketEvent> events, Map<Long, MailTrace> mails,
			Map<Long, Set<String>> named, Names names) {
		List<Entry> entries = new ArrayList<>();
		events.stream().filter((event) -> !UNTOLD.contains(event.kind())).forEach((event) -> {
			if (event.kind().equals("RESOLVED") && event.details().containsKey("resolution")) {
				entries.add(new Entry("REPLY", names.agent(event.actor()), event.at(), "",
						event.details().get("resolution")));
			}
			entries.add(new Entry("EVENT", by(event, names), event.at(), event.kind(), told(event, names)));
		});
		messages.forEach((message) -> {
			Entry entry = entry(message, mails, names);
			Set<String> words = named.getOrDefault(message.id(), Set.of());
			entries.add(words.isEmpty() ? entry : entry.naming(Mentioned.parts(message.body(), words)));
		});
		entries.sort(Comparator.comparing(Entry::at));
		return folded(entries);
	}

	/**
	 * Long runs of events leave the talk in sight: their last ones stand, the others
	 * fold.
	 */
	private static List<Entry> folded(List<Entry> entries) {
		List<Entry> shown = new ArrayList<>();
		int from = 0;
		while (from < entries.size()) {
			int to = from;
			while (to < entries.size() && entries.get(to).kind().equals("EVENT")) {
				to++;
			}
			int standing = (to - from > MOST_STANDING) ? to - STANDING : from;
			if (standing > from) {
				shown.add(Entry.fold(List.copyOf(entries.subList(from, standing))));
			}
			shown.addAll(entries.subList(standing, Math.min(entries.size(), to + 1)));
			from = to + 1;
		}
		return shown;
	}

	private static Entry entry(Message message, Map<Long, MailTrace> mails, Names names) {
		String kind = (message.visibility() == Visibility.INTERNAL) ? "NOTE" : switch (message.senderType()) {
			case REQUESTER -> "REQUESTER";
			case AGENT, VENDOR -> "REPLY";
			case BOT, SYSTEM -> "SYSTEM";
		};
		String author = (message.senderType() == SenderType.REQUESTER) ? message.sender()
				: names.agent(message.sender());
		return new Entry(kind, author, message.createdAt(), "", message.body(),
				mails.getOrDefault(message.id(), MailTrace.NONE));
	}

	private static String by(TicketEvent event, Names names) {
		return Set.of("system", "requester").contains(event.actor()) ? "" : names.agent(event.actor());
	}

	private String told(TicketEvent event, Names names) {
		Map<String, String> details = event.details();
		return switch (event.kind()) {
			case "CREATED" -> this.words.messageOr("", "channel." + details.get("channel"));
			case "CLOSED" -> this.words.messageOr("", "closeReason." + details.get("closeReason"));
			case "PROMISE_WARNED", "PROMISE_BREACHED" -> this.words.messageOr("", "target." + details.get("target"));
			case "ASSIGNED" -> Objects.equals(details.get("agent"), event.actor()) ? "" : fact("agent", details, names);
			case "PRIORITY_CHANGED" ->
				details.get("before") + " → " + details.get("priority") + " · " + details.get("reason");
			case "ESCALATED", "ESCALATION_HANDED_BACK" -> attention(details, names);
			case "REQUESTER_ASKED" -> "";
			case "SNOOZE_ENDED" ->
				names.agent(details.get("agent")) + " · " + this.words.message("snooze.cause." + details.get("cause"));
			case "MAIL_BOUNCED" -> Stream
				.of(this.words.messageOr("", "mail.kind." + details.get("mail")), details.getOrDefault("status", ""))
				.filter((text) -> !text.isBlank())
				.collect(Collectors.joining(" · "));
			default -> TOLD.stream()
				.filter(details::containsKey)
				.limit(MOST_TOLD)
				.map((name) -> fact(name, details, names))
				.filter((text) -> !text.isBlank())
				.collect(Collectors.joining(" · "));
		};
	}

	private String attention(Map<String, String> details, Names names) {
		String asked = details.containsKey("person") ? names.agent(details.get("person"))
				: this.words.messageOr("", "addressee." + details.get("addressee"));
		return Stream.of(this.words.sayWith("target.", details.getOrDefault("cause", "")), asked)
			.filter((text) -> !text.isBlank())
			.collect(Collectors.joining(" → "));
	}

	private String fact(String name, Map<String, String> details, Names names) {
		String value = details.get(name);
		return switch (name) {
			case "reason" -> this.reasons.say(value);
			case "agent", "to" -> names.agent(value);
			case "team", "toTeam" -> names.team(value);
			case "relation" -> this.words.messageOr(value, "relation." + value);
			default -> this.words.say(value);
		};
	}

}
