package io.stagedesk.ticket;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.mask.ContentAccesses;
import io.stagedesk.ticket.move.Move;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets as one viewer sees them: what is hidden from a vendor's people, what opens it,
 * and how the ticket came into these hands.
 */
@Service
public class SeenTickets {

	private final Tickets tickets;

	private final Lenses lenses;

	private final ContentAccesses accesses;

	private final TicketMoves moves;

	SeenTickets(Tickets tickets, Lenses lenses, ContentAccesses accesses, TicketMoves moves) {
		this.tickets = tickets;
		this.lenses = lenses;
		this.accesses = accesses;
		this.moves = moves;
	}

	/**
	 * A ticket that somebody may see or has just had in hand, as they may see it. Without
	 * a transaction: for most people there is nothing to read, and lists ask for each
	 * row.
	 */
	public TicketSnapshot seenBy(TicketSnapshot ticket, Viewer viewer) {
		return ticket.isMasked() ? ticket : this.lenses.of(viewer).map((lens) -> lens.ticket(ticket)).orElse(ticket);
	}

	/** Words about a ticket as somebody may read them; none where they do not see it. */
	@Transactional(readOnly = true)
	public Map<String, String> words(long ticket, Map<String, String> words, Viewer viewer) {
		Optional<Lens> lens = this.lenses.of(viewer);
		if (lens.isEmpty()) {
			return words;
		}
		TicketSnapshot all = this.tickets.get(new TicketNumber(ticket).toString());
		if (!VisibleTo.test(all, viewer)) {
			return Map.of();
		}
		Map<String, String> masked = new HashMap<>(words);
		masked.replaceAll((name, text) -> lens.get().words(all, text));
		return masked;
	}

	/** Whether the messages are hidden from somebody until a reason is given. */
	@Transactional(readOnly = true)
	public boolean hidesContent(String number, Viewer viewer) {
		Optional<Lens> lens = this.lenses.of(viewer);
		return lens.isPresent() && lens.get().hidesContent(this.tickets.visible(number, viewer));
	}

	/**
	 * Whether somebody who sees the ticket may have its files, and its mails as they
	 * came.
	 */
	@Transactional(readOnly = true)
	public boolean showsAttachments(String number, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.visible(number, viewer);
		return this.lenses.of(viewer).map((lens) -> lens.showsAttachments(ticket)).orElse(true);
	}

	/**
	 * Opens hidden content for the one who says why; it is kept for ever who did.
	 * @return when it is hidden again
	 * @throws StageNotAllowedException where nothing is hidden (409)
	 */
	@Transactional
	public Instant open(String number, String reason, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.visible(number, viewer);
		boolean hides = this.lenses.of(viewer)
			.filter((lens) -> lens.hidesContent(ticket) || lens.isOpened(ticket))
			.isPresent();
		if (!hides) {
			throw new StageNotAllowedException("Nothing is hidden from you here");
		}
		this.tickets.note(number, "CONTENT_OPENED", Actor.of(viewer), Map.of("reason", reason));
		return this.accesses.open(ticket.id(), viewer.login(), reason);
	}

	/** How the ticket changed hands, oldest first. */
	@Transactional(readOnly = true)
	public List<Move> moves(String number, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.visible(number, viewer);
		List<Move> all = this.moves.of(ticket);
		return this.lenses.of(viewer)
			.map((lens) -> all.stream().map((move) -> lens.move(ticket, move)).toList())
			.orElse(all);
	}

	/** Those who have the ticket have read how it came to them. */
	@Transactional
	public void tookNote(String number, Viewer viewer) {
		this.moves.tookNote(this.tickets.visible(number, viewer), viewer);
	}

}
