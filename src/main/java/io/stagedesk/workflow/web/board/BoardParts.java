package io.stagedesk.workflow.web.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.page.Words;
import io.stagedesk.sla.figures.ClockQuery;
import io.stagedesk.sla.figures.CountedState;
import io.stagedesk.sla.figures.Figures;
import io.stagedesk.sla.work.TicketCounts;
import io.stagedesk.sla.work.TicketSet;
import io.stagedesk.sla.work.TicketSets;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.OpenEscalations;
import io.stagedesk.workflow.web.board.BoardView.EscalationLine;
import io.stagedesk.workflow.web.board.BoardView.Escalations;
import io.stagedesk.workflow.web.board.BoardView.Figure;
import io.stagedesk.workflow.web.board.BoardView.Live;
import io.stagedesk.workflow.web.board.Kept.Age;
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.stereotype.Component;

/** The blocks of the board that say what is so now. */
@Component
class BoardParts {

	static final List<Integer> WITHIN = List.of(15, 30, 60);

	private static final int MOST_ESCALATIONS = 100;

	private static final Duration PATIENCE = Duration.ofHours(1);

	private final TicketSets tickets;

	private final Figures figures;

	private final OpenEscalations escalations;

	private final Kept kept;

	private final Agents agents;

	private final Staff staff;

	private final Words words;

	private final Clock clock;

	BoardParts(TicketSets tickets, Figures figures, OpenEscalations escalations, Kept kept, Agents agents, Staff staff,
			Words words, Clock clock) {
		this.tickets = tickets;
		this.figures = figures;
		this.escalations = escalations;
		this.kept = kept;
		this.agents = agents;
		this.staff = staff;
		this.words = words;
		this.clock = clock;
	}

	Live live(BoardQuery query, Tell tell, Viewer viewer) {
		Instant now = this.clock.instant();
		TicketCounts counts = this.kept.get(Age.NOW, query.key("tickets", viewer),
				() -> this.tickets.counts(query.filter(), viewer));
		Duration longest = (counts.oldestUnanswered() != null) ? Duration.between(counts.oldestUnanswered(), now)
				: null;
		long calls = calls(query, viewer);
		List<Figure> figures = List.of(of("open", counts.open(), false, set(query, TicketSet.OPEN)),
				of("unassigned", counts.unassigned(), false, set(query, TicketSet.UNASSIGNED)),
				of("late", counts.late(), counts.late() > 0, set(query, TicketSet.LATE)),
				new Figure("longest", tell.length(longest),
						this.words.message("board.figure.longest.note", counts.unanswered()),
						longest != null && longest.compareTo(PATIENCE) > 0, set(query, TicketSet.UNANSWERED)),
				of("escalated", calls, calls > 0, query.link("/board") + "#escalations"));
		List<Figure> presences = this.agents.counts(query.filter(), viewer)
			.entrySet()
			.stream()
			.map((one) -> presence(query, one.getKey(), one.getValue()))
			.toList();
		return new Live(figures, presences);
	}

	/** Those missed already first, then what is due within how many minutes. */
	List<Figure> risk(BoardQuery query, Viewer viewer) {
		Instant now = this.clock.instant();
		long overdue = count(query, CountedState.OVERDUE, null, now, viewer);
		List<Figure> risk = new ArrayList<>();
		risk.add(of("overdue", overdue, overdue > 0, query.link("/board/clocks", "state", "OVERDUE")));
		WITHIN.stream()
			.map((minutes) -> of("within" + minutes, count(query, CountedState.RUNNING, minutes, now, viewer), false,
					query.link("/board/clocks", "state", "RUNNING", "within", minutes.toString())))
			.forEach(risk::add);
		return risk;
	}

	Escalations escalations(BoardQuery query, String back, Viewer viewer) {
		Names names = Names.of(this.staff);
		List<EscalationLine> lines = this.kept
			.get(Age.NOW, List.of(query.key("escalations", viewer), viewer.login()),
					() -> this.escalations.list(query.filter(), viewer, MOST_ESCALATIONS))
			.stream()
			.map((one) -> new EscalationLine(one, this.words.sayWith("target.", one.cause()), names.team(one.team()),
					names.agent(one.assignee()),
					Links.act("/board/tickets/%s/escalations/%s".formatted(one.number(), one.task()), back)))
			.toList();
		return new Escalations(lines, (lines.size() < MOST_ESCALATIONS) ? lines.size() : calls(query, viewer));
	}

	private long calls(BoardQuery query, Viewer viewer) {
		return this.kept.get(Age.NOW, List.of(query.key("calls", viewer), viewer.login()),
				() -> this.escalations.count(query.filter(), viewer));
	}

	private long count(BoardQuery query, CountedState state, Integer within, Instant now, Viewer viewer) {
		return this.kept.get(Age.NOW, query.key(state.name() + within, viewer),
				() -> this.figures.count(clocks(query, state, within, now), viewer));
	}

	static ClockQuery clocks(BoardQuery query, CountedState state, Integer within, Instant now) {
		Instant before = (within != null) ? now.plus(Duration.ofMinutes(within)) : null;
		return new ClockQuery(state, query.span(now), before, query.filter(), BoardLists.LIMIT, null);
	}

	private static String set(BoardQuery query, TicketSet set) {
		return query.link("/board/tickets", "state", set.name());
	}

	private static Figure presence(BoardQuery query, Presence presence, long count) {
		return of(presence.name(), count, false, query.link("/board/agents", "presence", presence.name()));
	}

	private static Figure of(String name, long value, boolean alarming, String link) {
		return new Figure(name, String.valueOf(value), "", alarming, link);
	}

}
