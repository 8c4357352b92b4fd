package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Vendor;
import io.stagedesk.staff.people.Vendors;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.move.Move;
import io.stagedesk.workflow.Relays;
import io.stagedesk.workflow.Relays.Relay;
import io.stagedesk.workflow.UserTasks;
import io.stagedesk.workflow.VendorActions;
import io.stagedesk.workflow.web.desk.MovesView.Card;
import io.stagedesk.workflow.web.desk.TicketView.Fact;

import org.springframework.stereotype.Component;

/** The ticket's page about its ways from hand to hand. */
@Component
class MoveCards {

	private static final int SAID = 3;

	private final SeenTickets tickets;

	private final VendorActions atVendors;

	private final Vendors vendors;

	private final Relays relays;

	private final Rosters rosters;

	private final UserTasks tasks;

	private final PromiseCards promises;

	private final Conversation conversation;

	private final ReasonNames reasons;

	private final Words words;

	private final Clock clock;

	MoveCards(SeenTickets tickets, VendorActions atVendors, Vendors vendors, Relays relays, Rosters rosters,
			UserTasks tasks, PromiseCards promises, Conversation conversation, ReasonNames reasons, Words words,
			Clock clock) {
		this.tickets = tickets;
		this.atVendors = atVendors;
		this.vendors = vendors;
		this.relays = relays;
		this.rosters = rosters;
		this.tasks = tasks;
		this.promises = promises;
		this.conversation = conversation;
		this.reasons = reasons;
		this.words = words;
		this.clock = clock;
	}

	MovesView of(TicketSnapshot ticket, List<Message> messages, Names names, Viewer viewer) {
		boolean works = ticket.isWorkOf(viewer);
		boolean open = works && ticket.status() == Status.OPEN;
		boolean held = works && ticket.assignee() != null && (open || ticket.status().isWaiting());
		boolean atVendor = this.atVendors.vendorOf(ticket).isPresent();
		Optional<Relay> relay = held ? this.relays.of(ticket.assignee(), this.clock.instant()) : Optional.empty();
		boolean ours = viewer.role() != Role.VENDOR_AGENT;
		boolean asked = ticket.advisingTeam() != null && (works || viewer.teams().contains(ticket.advisingTeam()));
		return new MovesView(card(ticket, messages, names, viewer), this.tickets.hidesContent(ticket.number(), viewer),
				open && ours && !atVendor, held && atVendor, relay.isPresent(), asked,
				relay.map((one) -> one.to().name()).orElse(""), names.team(ticket.advisingTeam()),
				this.reasons.choices(), ours ? vendors() : List.of());
	}

	private List<Choice> vendors() {
		return this.vendors.list()
			.stream()
			.filter((vendor) -> vendor.active() && vendor.people() > 0)
			.map((Vendor vendor) -> new Choice(vendor.id(), vendor.name()))
			.toList();
	}

	private Card card(TicketSnapshot ticket, List<Message> messages, Names names, Viewer viewer) {
		if (!ticket.isWorkOf(viewer) || ticket.status() == Status.CLOSED) {
			return null;
		}
		return this.tickets.moves(ticket.number(), viewer)
			.stream()
			.reduce((one, later) -> later)
			.filter((move) -> move.unread() && !move.actor().equals(viewer.login()))
			.map((move) -> card(move, ticket, messages, names))
			.orElse(null);
	}

	private Card card(Move move, TicketSnapshot ticket, List<Message> messages, Names names) {
		List<Message> said = messages.stream().filter((one) -> one.visibility() == Visibility.PUBLIC).toList();
		return new Card(move.kind().name(),
				move.actor().equals("system") ? this.words.message("move.desk") : names.agent(move.actor()), move.at(),
				this.reasons.say(move.reason()), move.note(), facts(move, names),
				this.conversation.of(said.subList(Math.max(0, said.size() - SAID), said.size()), List.of(), names),
				this.tasks.of(ticket).stream().map((task) -> this.words.say(task.name())).toList(),
				this.promises.of(ticket).stream().filter((clock) -> !clock.over()).toList());
	}

	private List<Fact> facts(Move move, Names names) {
		return Stream
			.of(new Fact("from", place(names.team(move.fromTeam()), names.agent(move.fromAgent()), move.fromShift())),
					new Fact("to", place(names.team(move.toTeam()), names.agent(move.toAgent()), move.toShift())),
					new Fact("vendor", (move.vendor() != null) ? move.vendor() : ""))
			.filter((fact) -> !fact.value().isEmpty())
			.toList();
	}

	private String place(String team, String agent, String shift) {
		String name = (shift != null) ? this.rosters.shift(shift).map(Shift::name).orElse(shift) : "";
		return String.join(" · ", Stream.of(team, agent, name).filter((one) -> !one.isEmpty()).toList());
	}

}
