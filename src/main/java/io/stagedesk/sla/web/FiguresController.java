package io.stagedesk.sla.web;

import java.time.Clock;
import java.time.Instant;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.ClockQuery;
import io.stagedesk.sla.figures.CountedState;
import io.stagedesk.sla.figures.Figures;
import io.stagedesk.sla.figures.Grouping;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promises in figures, over the tickets that the caller may see. */
@RestController
@RequestMapping("/api/v1/sla")
class FiguresController {

	private final Figures figures;

	private final Clock clock;

	FiguresController(Figures figures, Clock clock) {
		this.figures = figures;
		this.clock = clock;
	}

	/** Missed promises, the newest first; each counts where its ticket is now. */
	@GetMapping("/breaches")
	Slice<BreachResource> breaches(@RequestParam(required = false) Instant from,
			@RequestParam(required = false) Instant to, @RequestParam(required = false) String team,
			@RequestParam(required = false) Priority priority, @RequestParam(required = false) Target target,
			@RequestParam(required = false) String vendor, @RequestParam(required = false) Scenario scenario,
			@RequestParam(required = false) String language, @RequestParam(required = false) String cursor,
			@RequestParam(defaultValue = "50") int limit, @AuthenticationPrincipal Viewer viewer) {
		Instant now = this.clock.instant();
		ClockQuery query = new ClockQuery(CountedState.MISSED, Span.of(from, to, now), null,
				new ClockFilter(team, priority, target, vendor, scenario, language), limit,
				(cursor == null || cursor.isBlank()) ? null : Cursor.parse(cursor));
		return this.figures.clocks(query, viewer).map((one) -> BreachResource.of(one, now));
	}

	/** What was met and missed in the span, and what runs now. */
	@GetMapping("/summary")
	SummaryResource summary(@RequestParam(required = false) Instant from, @RequestParam(required = false) Instant to,
			@RequestParam(defaultValue = "priority") @Schema(
					allowableValues = { "priority", "team", "vendor", "scenario", "language" }) String by,
			@RequestParam(required = false) String team, @RequestParam(required = false) Priority priority,
			@RequestParam(required = false) Target target, @RequestParam(required = false) String vendor,
			@RequestParam(required = false) Scenario scenario, @RequestParam(required = false) String language,
			@AuthenticationPrincipal Viewer viewer) {
		Span span = Span.of(from, to, this.clock.instant());
		Grouping grouping = Grouping.parse(by);
		return SummaryResource.of(this.figures.summary(span, grouping,
				new ClockFilter(team, priority, target, vendor, scenario, language), viewer), span, grouping);
	}

}
