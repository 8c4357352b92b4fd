package io.stagedesk.ticket;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.move.Move;
import io.stagedesk.ticket.move.Moves;

import org.springframework.stereotype.Component;

/** Keeps how tickets change hands, until those who got them have taken note. */
@Component
class TicketMoves {

	private final Moves moves;

	private final Clock clock;

	TicketMoves(Moves moves, Clock clock) {
		this.moves = moves;
		this.clock = clock;
	}

	void keep(long ticket, Move move) {
		this.moves.insert(ticket, move);
	}

	List<Move> of(TicketSnapshot ticket) {
		return this.moves.of(ticket.id());
	}

	void tookNote(TicketSnapshot ticket, Viewer viewer) {
		this.moves.done(ticket.id(), this.clock.instant().truncatedTo(ChronoUnit.MICROS), viewer.login());
	}

	/** An answer to the requester shows that somebody has read it. */
	void answered(MessageAdded news) {
		if (news.message().visibility() == Visibility.PUBLIC && news.message().senderType().isHumanAnswer()) {
			this.moves.answered(news.ticket().id(), news.message().createdAt(), news.message().sender());
		}
	}

}
