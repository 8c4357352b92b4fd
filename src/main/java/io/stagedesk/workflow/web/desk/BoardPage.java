package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.OpenCounts;
import io.stagedesk.ticket.TicketNumber;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.UserTask;
import io.stagedesk.workflow.UserTasks;
import io.stagedesk.workflow.web.desk.BoardView.Escalation;
import io.stagedesk.workflow.web.desk.BoardView.Figure;
import io.stagedesk.workflow.web.desk.DeskView.Row;
import io.stagedesk.workflow.web.desk.Rows.Names;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The manager's board: what is open now, what is late, who calls for help. */
@Controller
class BoardPage {

	private static final Duration SOON = Duration.ofHours(1);

	private static final int MOST = 50;

	private final Tickets tickets;

	private final UserTasks tasks;

	private final Rows rows;

	private final Clock clock;

	BoardPage(Tickets tickets, UserTasks tasks, Rows rows, Clock clock) {
		this.tickets = tickets;
		this.tasks = tasks;
		this.rows = rows;
		this.clock = clock;
	}

	@GetMapping("/board")
	String show(@AuthenticationPrincipal Viewer viewer, Model model) {
		Instant now = this.clock.instant();
		OpenCounts counts = this.tickets.counts(viewer, now.plus(SOON));
		List<Escalation> escalations = escalations(viewer);
		List<Figure> figures = List.of(new Figure("new", counts.unassigned(), false, "/desk?view=queue"),
				new Figure("open", counts.working(), false, "/desk?view=open"),
				new Figure("waiting", counts.waiting(), false, "/desk?view=open"),
				new Figure("atRisk", counts.atRisk(), false, "/desk?view=open"),
				new Figure("breached", counts.overdue(), counts.overdue() > 0, "#breached"),
				new Figure("escalated", escalations.size(), !escalations.isEmpty(), "#escalations"));
		model.addAttribute("board", new BoardView(now, figures, escalations, overdue(viewer)));
		return "workflow/board";
	}

	private List<Escalation> escalations(Viewer viewer) {
		Names names = this.rows.names();
		return this.tasks.escalations(viewer, MOST).stream().map((task) -> escalation(task, names)).toList();
	}

	private Escalation escalation(UserTask task, Names names) {
		TicketSnapshot ticket = this.tickets.get(new TicketNumber(task.ticketId()).toString());
		return new Escalation(ticket.number(), ticket.subject(), ticket.priority().name(), names.team(ticket.team()),
				task.createdAt());
	}

	/** The list of open tickets begins with those whose promise ran out first. */
	private List<Row> overdue(Viewer viewer) {
		return this.rows.of("open", "", null, MOST, viewer)
			.items()
			.stream()
			.takeWhile((row) -> row.promise().state().equals("BREACHED"))
			.toList();
	}

}
