package io.stagedesk.workflow.web.board;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.figures.ClockQuery;
import io.stagedesk.sla.figures.CountedClock;
import io.stagedesk.sla.figures.CountedState;
import io.stagedesk.sla.figures.Figures;
import io.stagedesk.sla.figures.Summary;
import io.stagedesk.sla.figures.Summary.TargetTally;
import io.stagedesk.sla.figures.Tally;
import io.stagedesk.sla.work.TicketTime;
import io.stagedesk.sla.work.TimePart;
import io.stagedesk.sla.work.TimeSplits;
import io.stagedesk.staff.Viewer;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The board's figures as files for a spreadsheet, by the same queries. Column names are
 * the API's, whatever the reader's language, so that what reads them goes on working.
 */
@Controller
@RequestMapping("/board")
class BoardFiles {

	private final BoardReports reports;

	private final BoardLists lists;

	private final Figures figures;

	private final TimeSplits splits;

	private final Clock clock;

	BoardFiles(BoardReports reports, BoardLists lists, Figures figures, TimeSplits splits, Clock clock) {
		this.reports = reports;
		this.lists = lists;
		this.figures = figures;
		this.splits = splits;
		this.clock = clock;
	}

	@GetMapping("/summary.csv")
	void summary(@RequestParam Map<String, String> parameters, @AuthenticationPrincipal Viewer viewer,
			HttpServletResponse response) throws IOException {
		BoardQuery query = BoardQuery.parse(parameters);
		Summary summary = this.reports.summary(query, viewer, this.clock.instant());
		Csv csv = Csv.to(response, "stagedesk-summary", query.zone());
		csv.row(query.by().key(), "target", "met", "missed", "running", "percent", "medianSeconds", "p90Seconds",
				"longestSeconds");
		summary.rows()
			.forEach((row) -> row.targets()
				.forEach((one) -> tally(csv, (row.key() != null) ? row.key() : "", one.target().name(), one.tally())));
		for (TargetTally one : summary.targets()) {
			tally(csv, "ALL", one.target().name(), one.tally());
		}
		tally(csv, "ALL", "ALL", summary.total());
	}

	private static void tally(Csv csv, String key, String target, Tally tally) {
		csv.row(key, target, tally.met(), tally.missed(), tally.running(), tally.percent(), tally.medianSeconds(),
				tally.p90Seconds(), tally.longestSeconds());
	}

	@GetMapping("/breaches.csv")
	void breaches(@RequestParam Map<String, String> parameters, @AuthenticationPrincipal Viewer viewer,
			HttpServletResponse response) throws IOException {
		Map<String, String> missed = new HashMap<>(parameters);
		missed.put("state", CountedState.MISSED.name());
		missed.remove("within");
		clocks(missed, viewer, response, "stagedesk-breaches");
	}

	@GetMapping("/clocks.csv")
	void clocks(@RequestParam Map<String, String> parameters, @AuthenticationPrincipal Viewer viewer,
			HttpServletResponse response) throws IOException {
		clocks(parameters, viewer, response, "stagedesk-clocks");
	}

	/** All of them, read page by page. */
	private void clocks(Map<String, String> parameters, Viewer viewer, HttpServletResponse response, String name)
			throws IOException {
		BoardQuery query = BoardQuery.parse(parameters);
		Instant now = this.clock.instant();
		ClockQuery clocks = this.lists.clocks(parameters, query, now).all();
		Slice<CountedClock> page = this.figures.clocks(clocks, viewer);
		Csv csv = Csv.to(response, name, query.zone());
		csv.row("ticket", "subject", "status", "target", "round", "priority", "team", "vendor", "assignee", "scenario",
				"language", "dueAt", "pausedSince", "breachedAt", "stoppedAt", "outcome", "lateSeconds",
				"takenSeconds");
		page.items().forEach((one) -> clock(csv, one, now));
		while (page.next() != null) {
			page = this.figures.clocks(clocks.from(Cursor.parse(page.next())), viewer);
			page.items().forEach((one) -> clock(csv, one, now));
		}
	}

	private static void clock(Csv csv, CountedClock one, Instant now) {
		csv.row(one.ticket(), one.subject(), one.status(), one.target(), one.round(), one.priority(), one.team(),
				one.vendor(), one.assignee(), one.scenario(), one.language(), one.dueAt(), one.pausedSince(),
				one.breachedAt(), one.stoppedAt(), one.outcome(), one.late(now).toSeconds(),
				(one.taken() != null) ? one.taken().toSeconds() : null);
	}

	/** One row for each ticket that the split looked at. */
	@GetMapping("/minutes.csv")
	void minutes(@RequestParam Map<String, String> parameters, @AuthenticationPrincipal Viewer viewer,
			HttpServletResponse response) throws IOException {
		BoardQuery query = BoardQuery.parse(parameters);
		List<TicketTime> tickets = this.splits.tickets(query.span(this.clock.instant()), query.filter(), viewer);
		Csv csv = Csv.to(response, "stagedesk-minutes", query.zone());
		csv.row("ticket", "subject", "priority", "team", "vendor", "assignee", "scenario", "language", "createdAt",
				"doneAt", "until", "totalSeconds", "ourSeconds", "requesterSeconds", "vendorSeconds", "onHoldSeconds",
				"outsideHoursSeconds", "afterSolutionSeconds");
		tickets.forEach((one) -> ticket(csv, one));
	}

	private static void ticket(Csv csv, TicketTime one) {
		Stream<Object> ticket = Stream.of(one.number(), one.subject(), text(one.priority()), text(one.team()),
				text(one.vendor()), text(one.assignee()), one.scenario(), one.language(), one.createdAt(), one.doneAt(),
				one.until(), one.total().toSeconds());
		Stream<Object> parts = Stream.of(TimePart.values()).map((part) -> one.parts().get(part).toSeconds());
		csv.row(Stream.concat(ticket, parts).toArray());
	}

	private static String text(Object value) {
		return (value != null) ? value.toString() : "";
	}

}
