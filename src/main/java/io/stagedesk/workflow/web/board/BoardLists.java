package io.stagedesk.workflow.web.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.figures.ClockQuery;
import io.stagedesk.sla.figures.CountedClock;
import io.stagedesk.sla.figures.CountedState;
import io.stagedesk.sla.figures.Figures;
import io.stagedesk.sla.work.TicketSet;
import io.stagedesk.sla.work.TicketSetQuery;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.workflow.web.board.BoardView.ClockLine;
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.stereotype.Component;

/** The clocks and tickets behind the board's numbers. */
@Component
class BoardLists {

	static final int LIMIT = 50;

	private static final int NEWEST = 15;

	private static final int LONGEST = 60;

	private final Figures figures;

	private final Staff staff;

	private final Clock clock;

	BoardLists(Figures figures, Staff staff, Clock clock) {
		this.figures = figures;
		this.staff = staff;
		this.clock = clock;
	}

	/** Those that the board itself shows. */
	Slice<ClockLine> newestBreaches(BoardQuery query, String back, Viewer viewer) {
		Instant now = this.clock.instant();
		ClockQuery newest = new ClockQuery(CountedState.MISSED, query.span(now), null, query.filter(), NEWEST, null);
		return lines(this.figures.clocks(newest, viewer), back, now);
	}

	Slice<ClockLine> lines(Slice<CountedClock> clocks, String back, Instant now) {
		Names names = Names.of(this.staff);
		return clocks.map((one) -> new ClockLine(one, state(one), names.team(one.team()), names.agent(one.assignee()),
				(one.breachedAt() != null) ? Long.valueOf(one.late(now).toSeconds()) : null,
				(one.taken() != null) ? Long.valueOf(one.taken().toSeconds()) : null,
				(one.status() == Status.NEW || one.status() == Status.OPEN)
						? Links.act("/board/tickets/%s/transfer".formatted(one.ticket()), back) : null));
	}

	/** The clocks that the address asks for; {@code state} is required. */
	ClockQuery clocks(Map<String, String> parameters, BoardQuery query, Instant now) {
		CountedState state = required("state", BoardQuery.choice(parameters, "state", CountedState.class));
		String within = parameters.getOrDefault("within", "").strip();
		if (!within.isEmpty() && BoardParts.WITHIN.stream().noneMatch((one) -> one.toString().equals(within))) {
			throw new FieldErrorsException("within", "must be 15, 30 or 60");
		}
		if (!within.isEmpty() && state != CountedState.RUNNING) {
			throw new FieldErrorsException("within", "asks for running clocks only");
		}
		return BoardParts.clocks(query, state, within.isEmpty() ? null : Integer.valueOf(within), now)
			.from(cursor(parameters));
	}

	/** The tickets that the address asks for; {@code state} is required. */
	TicketSetQuery tickets(Map<String, String> parameters, BoardQuery query, Instant now) {
		TicketSet set = required("state", BoardQuery.choice(parameters, "state", TicketSet.class));
		String assignee = parameters.getOrDefault("assignee", "").strip();
		if (assignee.length() > LONGEST || !CleanText.Check.isClean(assignee)) {
			throw new FieldErrorsException("assignee",
					"must be clean text of at most %d characters".formatted(LONGEST));
		}
		return new TicketSetQuery(set, query.span(now), assignee.isEmpty() ? null : assignee, query.filter(), LIMIT,
				cursor(parameters));
	}

	private static <T> T required(String name, T value) {
		if (value == null) {
			throw new FieldErrorsException(name, "is required");
		}
		return value;
	}

	private static Cursor cursor(Map<String, String> parameters) {
		String text = parameters.getOrDefault("cursor", "").strip();
		return text.isEmpty() ? null : Cursor.parse(text);
	}

	private static String state(CountedClock clock) {
		if (clock.outcome() == null) {
			return (clock.pausedSince() != null) ? "PAUSED" : "RUNNING";
		}
		return (clock.stoppedAt() == null) ? "OVERDUE" : clock.outcome().name();
	}

}
