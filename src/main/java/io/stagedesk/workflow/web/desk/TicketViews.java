package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Words;
import io.stagedesk.requester.Requester;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketEvent;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.ticket.mention.NoteMentions;
import io.stagedesk.workflow.TicketPath.Passage;
import io.stagedesk.workflow.TicketTimers.Timer;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.reply.PendingReplies;
import io.stagedesk.workflow.web.desk.TicketView.Fact;
import io.stagedesk.workflow.web.desk.TicketView.May;
import io.stagedesk.workflow.web.desk.TicketView.PendingView;
import io.stagedesk.workflow.web.desk.TicketView.RequesterView;
import io.stagedesk.workflow.web.mail.MailTraces;

import org.springframework.stereotype.Component;

/** Puts the page of one ticket together. */
@Component
class TicketViews {

	private final Tickets tickets;

	private final Rows rows;

	private final Conversation conversation;

	private final TaskCards tasks;

	private final PromiseCards promises;

	private final Whereabouts whereabouts;

	private final WhyCards why;

	private final ReasonCards reasons;

	private final Staff staff;

	private final MoveCards moves;

	private final MailTraces mails;

	private final PendingReplies replies;

	private final MediaFacts media;

	private final Uploads uploads;

	private final NoteMentions mentions;

	private final Words words;

	private final Clock clock;

	TicketViews(Tickets tickets, Rows rows, Conversation conversation, TaskCards tasks, PromiseCards promises,
			Whereabouts whereabouts, WhyCards why, ReasonCards reasons, Staff staff, MoveCards moves, MailTraces mails,
			PendingReplies replies, Uploads uploads, NoteMentions mentions, MediaFacts media, Words words,
			Clock clock) {
		this.uploads = uploads;
		this.media = media;
		this.mentions = mentions;
		this.moves = moves;
		this.mails = mails;
		this.replies = replies;
		this.tickets = tickets;
		this.rows = rows;
		this.conversation = conversation;
		this.tasks = tasks;
		this.promises = promises;
		this.whereabouts = whereabouts;
		this.why = why;
		this.reasons = reasons;
		this.staff = staff;
		this.words = words;
		this.clock = clock;
	}

	TicketView of(String number, String view, Forms forms, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		List<Agent> people = this.staff.everybody();
		List<Team> teams = this.staff.allTeams();
		Names names = Names.of(people, teams);
		List<Message> messages = this.tickets.messages(number, viewer);
		List<TicketEvent> history = this.tickets.events(number, viewer);
		List<UserTask> doable = this.tasks.doable(ticket, viewer);
		May may = May.of(ticket, doable, viewer);
		List<TaskView> cards = doable.stream().map((task) -> this.tasks.card(task, forms)).toList();
		List<Passage> passages = this.whereabouts.passages(ticket);
		List<Timer> timers = this.whereabouts.timers(passages);
		return new TicketView(view, number, ticket.subject(), ticket.status().name(), ticket.stage().name(),
				this.rows.row(ticket, names).priority(), PromiseView.of(ticket, this.clock.instant()),
				names.team(ticket.team()), names.agent(ticket.assignee()), ticket.createdAt(), lastOf(messages), may,
				requester(ticket, names, viewer), facts(ticket), ticket.tags(), given(ticket), this.media.of(ticket),
				this.conversation.of(messages, history, this.mails.of(ticket, viewer), this.mentions.words(ticket.id()),
						names),
				cards, this.promises.of(ticket), this.whereabouts.diagrams(passages, timers), timers,
				this.whereabouts.steps(passages), this.why.of(ticket, history, names, viewer),
				this.reasons.of(ticket, history, names, viewer), teams(teams), agents(people), priorities(),
				closeReasons(), this.moves.of(ticket, messages, names, viewer), pending(number, viewer),
				opens(may, cards, forms));
	}

	private List<PendingView> pending(String number, Viewer viewer) {
		return this.replies.of(number, viewer)
			.stream()
			.map((reply) -> new PendingView(reply.id(), reply.body(),
					this.uploads.ofPending(reply.id()).stream().map(Upload::name).toList(), reply.dueAt(),
					this.replies.secondsLeft(reply), this.words.say(reply.refusal())))
			.toList();
	}

	private static String lastOf(List<Message> messages) {
		return messages.isEmpty() ? "" : String.valueOf(messages.get(messages.size() - 1).id());
	}

	private RequesterView requester(TicketSnapshot ticket, Names names, Viewer viewer) {
		Requester requester = ticket.requester();
		return new RequesterView(requester.displayName(), requester.isVip(),
				present(fact("externalId", requester.externalId()), fact("email", requester.email()),
						fact("language", requester.language()), fact("region", requester.region()),
						fact("tier", requester.tier())),
				this.rows.earlier(ticket, names, viewer));
	}

	private List<Fact> facts(TicketSnapshot ticket) {
		return present(fact("category", named("category", ticket.category())),
				fact("scenario", named("scenario", ticket.scenario())),
				fact("channel", named("channel", ticket.channel())), fact("language", ticket.language()),
				fact("region", ticket.region()), fact("closeReason", named("closeReason", ticket.closeReason())));
	}

	private String named(String kind, Object value) {
		return (value != null) ? this.words.messageOr(value.toString(), kind + "." + value) : null;
	}

	private static List<Fact> given(TicketSnapshot ticket) {
		return ticket.customFields()
			.entrySet()
			.stream()
			.map((entry) -> new Fact(entry.getKey(), String.valueOf(entry.getValue())))
			.toList();
	}

	private static List<Choice> teams(List<Team> teams) {
		return teams.stream()
			.filter((team) -> !team.archived())
			.map((team) -> new Choice(team.id(), team.name()))
			.toList();
	}

	private static List<Choice> agents(List<Agent> people) {
		return people.stream()
			.filter((agent) -> agent.active() && agent.role().worksOnTickets() && agent.role() != Role.ADMIN)
			.map((agent) -> new Choice(agent.login(), agent.name()))
			.toList();
	}

	private List<Choice> priorities() {
		return Stream.of(Priority.values())
			.map((priority) -> new Choice(priority.name(),
					priority + " · " + this.words.message("priority." + priority)))
			.toList();
	}

	private List<Choice> closeReasons() {
		return CloseReason.WITHDRAWALS.stream()
			.sorted()
			.map((reason) -> new Choice(reason.name(), this.words.message("closeReason." + reason)))
			.toList();
	}

	/** A refused task is shown again, else the reply. */
	private static String opens(May may, List<TaskView> tasks, Forms forms) {
		return tasks.stream()
			.map(TaskView::id)
			.filter((id) -> forms.of(id).touched())
			.findFirst()
			.orElseGet(
					() -> may.reply() ? "PUBLIC" : may.note() ? "INTERNAL" : tasks.isEmpty() ? "" : tasks.get(0).id());
	}

	private static List<Fact> present(Fact... facts) {
		return Stream.of(facts).filter((fact) -> fact.value() != null && !fact.value().isBlank()).toList();
	}

	private static Fact fact(String name, String value) {
		return new Fact(name, value);
	}

}
