package io.stagedesk.workflow.web.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.stagedesk.feedback.Survey;
import io.stagedesk.feedback.Surveys;
import io.stagedesk.page.LocalTimes;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.web.SeenAttachments;
import io.stagedesk.workflow.announce.Announcement;
import io.stagedesk.workflow.announce.Announcement.Kind;
import io.stagedesk.workflow.announce.Announcements;
import io.stagedesk.workflow.web.help.StatusView.Entry;
import io.stagedesk.workflow.web.help.StatusView.Step;
import io.stagedesk.workflow.web.help.StatusView.Told;
import io.stagedesk.workflow.web.mail.MailTrace.File;
import io.stagedesk.workflow.web.mail.MailTraces;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Tells a ticket in the requester's words. */
@Component
class StatusViews {

	private static final List<String> STEPS = List.of("received", "working", "solved", "closed");

	private final Tickets tickets;

	private final Staff staff;

	private final Surveys surveys;

	private final Announcements announcements;

	private final SeenAttachments attachments;

	private final Words words;

	private final LocalTimes times;

	StatusViews(Tickets tickets, Staff staff, Surveys surveys, Announcements announcements, SeenAttachments attachments,
			Words words, LocalTimes times) {
		this.tickets = tickets;
		this.staff = staff;
		this.surveys = surveys;
		this.announcements = announcements;
		this.attachments = attachments;
		this.words = words;
		this.times = times;
	}

	StatusView of(String token) {
		TicketSnapshot ticket = this.tickets.byTrackingToken(token);
		List<Message> messages = this.tickets.publicMessages(ticket);
		return new StatusView(token, ticket.number(), ticket.subject(), ticket.status().name(), ticket.createdAt(),
				told(this.announcements.of(ticket)), steps(ticket.status()), conversation(ticket, messages),
				ticket.status() != Status.CLOSED, ticket.status().isOpen() && ticket.status() != Status.RESOLVED,
				this.surveys.of(ticket)
					.filter((survey) -> !survey.isAnswered())
					.map(Survey::token)
					.map((survey) -> "/csat/" + survey)
					.orElse(""));
	}

	private Told told(Announcement announcement) {
		String kind = announcement.kind().name();
		if (announcement.kind() == Kind.NOTHING) {
			return new Told(kind, "", null, "");
		}
		if (announcement.at() == null) {
			return new Told(kind, this.words.message("announce." + kind), null, "");
		}
		String span = this.words.message(announcement.span().key(), announcement.span().count());
		return new Told(kind, this.words.message("announce." + kind, span), announcement.at(),
				this.times.format(announcement.at(), announcement.zone(), LocaleContextHolder.getLocale()));
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
		Map<String, String> names = this.staff.everybody()
			.stream()
			.collect(Collectors.toMap(Agent::login, Agent::name));
		List<Entry> entries = new ArrayList<>();
		Map<Long, List<File>> files = MailTraces.files(this.attachments.ofPublic(ticket));
		messages.forEach((message) -> entries.add(entry(message, files.getOrDefault(message.id(), List.of()), names)));
		this.tickets.resolutions(ticket)
			.forEach((event) -> entries.add(new Entry("REPLY", names.getOrDefault(event.actor(), "StageDesk"),
					event.at(), event.details().getOrDefault("resolution", ""), List.of())));
		entries.sort(Comparator.comparing(Entry::at));
		return entries;
	}

	private static Entry entry(Message message, List<File> files, Map<String, String> names) {
		return (message.senderType() == SenderType.REQUESTER)
				? new Entry("REQUESTER", message.sender(), message.createdAt(), message.body(), files)
				: new Entry("REPLY", names.getOrDefault(message.sender(), "StageDesk"), message.createdAt(),
						message.body(), files);
	}

}
