package io.stagedesk.workflow.web.help;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.feedback.Survey;
import io.stagedesk.feedback.Surveys;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.web.help.StatusView.Entry;
import io.stagedesk.workflow.web.help.StatusView.Step;

import org.springframework.stereotype.Component;

/** Tells a ticket in the requester's words. */
@Component
class StatusViews {

	private static final List<String> STEPS = List.of("received", "working", "solved", "closed");

	private final Tickets tickets;

	private final Staff staff;

	private final Surveys surveys;

	private final Clock clock;

	StatusViews(Tickets tickets, Staff staff, Surveys surveys, Clock clock) {
		this.tickets = tickets;
		this.staff = staff;
		this.surveys = surveys;
		this.clock = clock;
	}

	StatusView of(String token) {
		TicketSnapshot ticket = this.tickets.byTrackingToken(token);
		List<Message> messages = this.tickets.publicMessages(ticket);
		boolean answered = messages.stream().anyMatch((message) -> message.senderType().isHumanAnswer());
		Instant promised = promisedAt(ticket, answered);
		boolean late = promised != null && promised.isBefore(this.clock.instant());
		return new StatusView(token, ticket.number(), ticket.subject(), ticket.status().name(), ticket.createdAt(),
				answered ? "RESOLUTION" : "FIRST_RESPONSE", late ? null : promised, late, steps(ticket.status()),
				conversation(ticket, messages), ticket.status() != Status.CLOSED,
				this.surveys.of(ticket)
					.filter((survey) -> !survey.isAnswered())
					.map(Survey::token)
					.map((survey) -> "/csat/" + survey)
					.orElse(""));
	}

	/** Nobody waits for us while we wait for them, or when it is solved. */
	private static Instant promisedAt(TicketSnapshot ticket, boolean answered) {
		if (!ticket.status().isOpen() || ticket.status().isWaiting()) {
			return null;
		}
		return answered ? ticket.resolutionDueAt() : ticket.firstResponseDueAt();
	}

	private static List<Step> steps(Status status) {
		int now = switch (status) {
			case NEW -> 0;
			case OPEN, WAITING_REQUESTER, ON_HOLD -> 1;
			case RESOLVED -> 2;
			case CLOSED -> 3;
		};
		return IntStream.range(0, STEPS.size())
			.mapToObj((index) -> new Step(STEPS.get(index), (index < now) ? "past" : (index == now) ? "now" : "next"))
			.toList();
	}

	private List<Entry> conversation(TicketSnapshot ticket, List<Message> messages) {
		Map<String, String> names = this.staff.agents().stream().collect(Collectors.toMap(Agent::login, Agent::name));
		List<Entry> entries = new ArrayList<>();
		messages.forEach((message) -> entries.add(entry(message, names)));
		this.tickets.resolutions(ticket)
			.forEach((event) -> entries.add(new Entry("REPLY", names.getOrDefault(event.actor(), "StageDesk"),
					event.at(), event.details().getOrDefault("resolution", ""))));
		entries.sort(Comparator.comparing(Entry::at));
		return entries;
	}

	private static Entry entry(Message message, Map<String, String> names) {
		return (message.senderType() == SenderType.REQUESTER)
				? new Entry("REQUESTER", message.sender(), message.createdAt(), message.body()) : new Entry("REPLY",
						names.getOrDefault(message.sender(), "StageDesk"), message.createdAt(), message.body());
	}

}
