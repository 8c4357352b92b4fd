package io.stagedesk.workflow.reply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what agents reply on the desk a few seconds later, so that they can take it back.
 * Until it is said nobody hears of it.
 */
@Service
@EnableConfigurationProperties(ReplySettings.class)
public class PendingReplies {

	private final PendingRows rows;

	private final Tickets tickets;

	private final ReplySettings settings;

	private final Clock clock;

	PendingReplies(PendingRows rows, Tickets tickets, ReplySettings settings, Clock clock) {
		this.rows = rows;
		this.tickets = tickets;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Takes a reply; what the writer has not said yet is said first.
	 * @param lastSeen the newest message that the writer has read, or {@code null}
	 */
	@Transactional
	public void reply(String number, String body, Long lastSeen, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		if (!this.settings.waits()) {
			this.tickets.write(number, Visibility.PUBLIC, body, lastSeen, Actor.of(viewer));
			return;
		}
		requireSayable(number, lastSeen, viewer);
		Long seen = sayFirst(number, viewer) ? newest(number, viewer) : lastSeen;
		Instant now = now();
		this.rows.insert(id(number), viewer.login(), body, seen, now, now.plus(this.settings.undoWindow()));
	}

	/** The viewer's own on a ticket, oldest first; nobody else knows of them. */
	@Transactional(readOnly = true)
	public List<PendingReply> of(String number, Viewer viewer) {
		return this.rows.of(id(number), viewer.login());
	}

	/** Whether the viewer has something that is not said yet. */
	@Transactional(readOnly = true)
	public boolean isWaiting(TicketNumber number, Viewer viewer) {
		return this.rows.of(number.id(), viewer.login()).stream().anyMatch((one) -> one.refusal() == null);
	}

	/** How many seconds it can still be taken back. */
	public long secondsLeft(PendingReply reply) {
		return Math.max(0, ChronoUnit.SECONDS.between(now(), reply.dueAt().plusMillis(999)));
	}

	/**
	 * Takes one back, whether it waits or could not be said.
	 * @return its text
	 * @throws StageNotAllowedException where it has been said (409)
	 */
	@Transactional
	public String undo(String number, long id, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		return this.rows.takeBack(id(number), id, viewer.login())
			.map(PendingReply::body)
			.orElseThrow(() -> new StageNotAllowedException("The reply has been sent already"));
	}

	/** The viewer's own that could not be said, on whatever ticket. */
	@Transactional(readOnly = true)
	public List<PendingReply> refused(Viewer viewer) {
		return this.rows.refused(viewer.login());
	}

	/** The viewer wants one of them no more. */
	@Transactional
	public void forget(long id, Viewer viewer) {
		this.rows.forget(id, viewer.login());
	}

	/** Says what the viewer has not said yet; false where that is nothing. */
	@Transactional
	public boolean sayFirst(String number, Viewer viewer) {
		List<PendingReply> waiting = of(number, viewer).stream().filter((one) -> one.refusal() == null).toList();
		waiting.forEach((reply) -> say(reply, viewer));
		return !waiting.isEmpty();
	}

	/** Says it, once, in the transaction that takes it out of those that wait. */
	@Transactional
	void say(PendingReply reply, Viewer viewer) {
		this.tickets.hold(reply.number());
		if (!this.rows.take(reply)) {
			return;
		}
		this.tickets.find(reply.number(), viewer);
		this.tickets.write(reply.number(), Visibility.PUBLIC, reply.body(), seen(reply, viewer), Actor.of(viewer));
	}

	/** What writers add themselves meanwhile, as a note, is no news to them. */
	private Long seen(PendingReply reply, Viewer viewer) {
		if (reply.lastSeen() == null) {
			return null;
		}
		boolean isOwn = this.tickets.messages(reply.number(), viewer)
			.stream()
			.filter((message) -> message.id() > reply.lastSeen())
			.allMatch((message) -> message.sender().equals(viewer.login())
					&& message.senderType() == Actor.of(viewer).type());
		return isOwn ? newest(reply.number(), viewer) : reply.lastSeen();
	}

	/** What cannot be said now is refused at once. */
	private void requireSayable(String number, Long lastSeen, Viewer viewer) {
		if (this.tickets.get(number).status() == Status.CLOSED) {
			throw new StageNotAllowedException("A closed ticket takes no more public messages; please open a new one");
		}
		if (lastSeen != null && newest(number, viewer) > lastSeen) {
			throw new StaleTicketException("There are newer messages than the last one seen");
		}
	}

	private Long newest(String number, Viewer viewer) {
		return this.tickets.messages(number, viewer).stream().mapToLong(Message::id).max().orElse(0);
	}

	private static long id(String number) {
		return TicketNumber.of(number).id();
	}

	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
