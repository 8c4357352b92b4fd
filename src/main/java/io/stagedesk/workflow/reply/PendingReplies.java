package io.stagedesk.workflow.reply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.ticket.attachment.Uploads;
import io.stagedesk.workflow.draft.Drafts;

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

	private final Drafts drafts;

	private final Uploads uploads;

	private final ReplySettings settings;

	private final Clock clock;

	PendingReplies(PendingRows rows, Tickets tickets, Drafts drafts, Uploads uploads, ReplySettings settings,
			Clock clock) {
		this.drafts = drafts;
		this.uploads = uploads;
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
		reply(number, body, lastSeen, Set.of(), viewer);
	}

	/**
	 * The same with files; the writer's draft is none any more.
	 * @param files ids of what the writer has uploaded for this ticket
	 */
	@Transactional
	public void reply(String number, String body, Long lastSeen, Set<Long> files, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		List<Upload> uploads = this.uploads.own(id(number), viewer.login(), files);
		if (!this.settings.waits()) {
			Optional<String> by = this.drafts.sent(number, Visibility.PUBLIC, uploads, viewer);
			write(number, Visibility.PUBLIC, new Said(body, lastSeen, by.orElse(null), uploads), viewer);
			return;
		}
		requireSayable(number, lastSeen, viewer);
		Long seen = sayFirst(number, viewer) ? newest(number, viewer) : lastSeen;
		Optional<String> by = this.drafts.sent(number, Visibility.PUBLIC, uploads, viewer);
		Instant now = now();
		this.uploads.hold(uploads, this.rows.insert(id(number), viewer.login(), body, seen, by.orElse(null), now,
				now.plus(this.settings.undoWindow())));
	}

	/**
	 * Writes a note, which nobody waits for; the writer's draft of it is none any more.
	 */
	@Transactional
	public void note(String number, String body, Set<Long> files, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		List<Upload> uploads = this.uploads.own(id(number), viewer.login(), files);
		Optional<String> by = this.drafts.sent(number, Visibility.INTERNAL, uploads, viewer);
		write(number, Visibility.INTERNAL, new Said(body, null, by.orElse(null), uploads), viewer);
	}

	private void write(String number, Visibility visibility, Said said, Viewer viewer) {
		Message message = this.tickets.write(number, visibility, said.body(), said.lastSeen(), Actor.of(viewer));
		this.uploads.attach(said.files(), message.id());
		if (said.draftedBy() != null) {
			this.tickets.note(number, "DRAFT_SENT", Actor.of(viewer), Map.of("agent", said.draftedBy()));
		}
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
	 * Takes one back, whether it waits or could not be said; it is a draft again.
	 * @return its text
	 * @throws StageNotAllowedException where it has been said (409)
	 */
	@Transactional
	public String undo(String number, long id, Viewer viewer) {
		PendingReply reply = takeBack(number, id, viewer);
		this.drafts.giveBack(number, reply.body(), reply.draftedBy(), this.uploads.ofPending(id), viewer);
		return reply.body();
	}

	/**
	 * Says one that could not be said, now that its writer knows what came between.
	 * @param lastSeen the newest message that the writer has read
	 * @throws StageNotAllowedException where it has been said (409)
	 */
	@Transactional
	public void sayAnyway(String number, long id, long lastSeen, Viewer viewer) {
		PendingReply reply = takeBack(number, id, viewer);
		write(number, Visibility.PUBLIC,
				new Said(reply.body(), lastSeen, reply.draftedBy(), this.uploads.ofPending(id)), viewer);
	}

	private PendingReply takeBack(String number, long id, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		return this.rows.takeBack(id(number), id, viewer.login())
			.orElseThrow(() -> new StageNotAllowedException("The reply has been sent already"));
	}

	/** What goes with a reply that is not said yet. */
	@Transactional(readOnly = true)
	public List<Upload> files(PendingReply reply) {
		return this.uploads.ofPending(reply.id());
	}

	/** The viewer's own that could not be said, on whatever ticket. */
	@Transactional(readOnly = true)
	public List<PendingReply> refused(Viewer viewer) {
		return this.rows.refused(viewer.login());
	}

	/** The viewer wants one of them no more. */
	@Transactional
	public void forget(long id, Viewer viewer) {
		if (this.rows.forget(id, viewer.login())) {
			this.uploads.forget(this.uploads.ofPending(id));
		}
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
		write(reply.number(), Visibility.PUBLIC,
				new Said(reply.body(), seen(reply, viewer), reply.draftedBy(), this.uploads.ofPending(reply.id())),
				viewer);
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

	/**
	 * What is said.
	 *
	 * @param draftedBy who had written it before its sender took it over, or {@code null}
	 */
	private record Said(String body, Long lastSeen, String draftedBy, List<Upload> files) {
	}

}
