package io.stagedesk.ticket.snooze;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.MessageAdded;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.StatusChanged;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts tickets aside for one person, and brings them back: when their time has come, or
 * as soon as the requester writes or a promise is at risk.
 */
@Service
public class Snoozes {

	private static final Duration LONGEST = Duration.ofDays(366);

	private final SnoozeRows rows;

	private final Tickets tickets;

	private final Staff staff;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Snoozes(SnoozeRows rows, Tickets tickets, Staff staff, Clock clock, ApplicationEventPublisher events) {
		this.staff = staff;
		this.rows = rows;
		this.tickets = tickets;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Puts a ticket aside for the viewer alone; again with another instant where it is.
	 * @throws FieldErrorsException where the instant does not lie in the next year (422)
	 * @throws StageNotAllowedException where the ticket is done (409)
	 */
	@Transactional
	public TicketSnapshot snooze(String number, Instant until, Viewer viewer) {
		Instant now = now();
		if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
			throw new FieldErrorsException("until", "must lie in the future, at most a year away");
		}
		this.tickets.find(number, viewer);
		this.tickets.hold(number);
		TicketSnapshot ticket = this.tickets.get(number);
		if (!ticket.status().isOpen()) {
			throw new StageNotAllowedException("A ticket that is done is not put aside");
		}
		Instant exact = until.truncatedTo(ChronoUnit.MICROS);
		this.rows.put(ticket.id(), viewer.login(), now, exact);
		this.tickets.note(number, "SNOOZED", Actor.of(viewer), Map.of("until", exact.toString()));
		return this.tickets.find(number, viewer);
	}

	/** The viewer wants it back; without effect where it is not away. */
	@Transactional
	public TicketSnapshot wake(String number, Viewer viewer) {
		this.tickets.find(number, viewer);
		this.tickets.hold(number);
		long ticket = TicketNumber.of(number).id();
		if (this.rows.take(ticket, viewer.login())) {
			note(number, viewer.login(), SnoozeReason.BY_HAND, Actor.of(viewer));
		}
		return this.tickets.find(number, viewer);
	}

	/** Until when the viewer has put these tickets aside; the others are missing. */
	@Transactional(readOnly = true)
	public Map<Long, Instant> until(Collection<Long> tickets, Viewer viewer) {
		return this.rows.until(tickets, viewer.login());
	}

	/** Brings a ticket back to all who have put it aside; called by who holds it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void endAll(String number, SnoozeReason reason) {
		this.rows.of(TicketNumber.of(number).id()).forEach((snooze) -> end(snooze, reason));
	}

	/** Brings a ticket back, once; not to somebody who may not see it any more. */
	@Transactional
	void end(Snooze snooze, SnoozeReason reason) {
		this.tickets.hold(snooze.number());
		if (!this.rows.take(snooze.ticketId(), snooze.login()) || !isSeen(snooze)) {
			return;
		}
		note(snooze.number(), snooze.login(), reason, Actor.SYSTEM);
		this.events.publishEvent(new SnoozeEnded(this.tickets.get(snooze.number()), snooze.login(), reason));
	}

	private boolean isSeen(Snooze snooze) {
		return this.staff.agent(snooze.login())
			.filter(Agent::active)
			.map(Agent::asViewer)
			.filter((viewer) -> !this.tickets.visible(List.of(snooze.ticketId()), viewer).isEmpty())
			.isPresent();
	}

	private void note(String number, String login, SnoozeReason reason, Actor actor) {
		this.tickets.note(number, "SNOOZE_ENDED", actor, Map.of("agent", login, "cause", reason.name()));
	}

	/** Some whose time has come by now. */
	@Transactional(readOnly = true)
	List<Snooze> due(int most) {
		return this.rows.due(now(), most);
	}

	@EventListener
	void onMessage(MessageAdded news) {
		if (!news.quiet() && news.message().visibility() == Visibility.PUBLIC
				&& news.message().senderType() == SenderType.REQUESTER) {
			endAll(news.ticket().number(), SnoozeReason.REQUESTER_WROTE);
		}
	}

	/** What is done needs not come back. */
	@EventListener
	void onStatus(StatusChanged news) {
		if (!news.ticket().status().isOpen()) {
			this.rows.forget(news.ticket().id());
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
