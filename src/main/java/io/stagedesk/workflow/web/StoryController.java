package io.stagedesk.workflow.web;

import java.util.List;
import java.util.Map;

import io.stagedesk.api.Slice;
import io.stagedesk.routing.Router;
import io.stagedesk.routing.RoutingDecision;

import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.web.ClockResource;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.TicketPath;
import io.stagedesk.workflow.TicketPath.Passage;
import io.stagedesk.workflow.decision.Decision;
import io.stagedesk.workflow.decision.Decisions;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What explains a ticket: its promises, its routing and its way through the models. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
class StoryController {

	private final Tickets tickets;

	private final Promises promises;

	private final Router router;

	private final Decisions decisions;

	private final TicketPath path;

	StoryController(Tickets tickets, Promises promises, Router router, Decisions decisions, TicketPath path) {
		this.decisions = decisions;
		this.tickets = tickets;
		this.promises = promises;
		this.router = router;
		this.path = path;
	}

	@GetMapping("/clocks")
	Map<String, List<ClockResource>> clocks(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		List<PromiseClock> clocks = this.promises.of(this.tickets.find(number, viewer));
		Map<Long, List<LedgerEntry>> ledgers = this.promises.ledgers(clocks);
		return Map.of("clocks",
				clocks.stream()
					.map((clock) -> ClockResource.of(clock, ledgers.getOrDefault(clock.id(), List.of())))
					.toList());
	}

	/**
	 * How the desk's people stood is for themselves; vendors and apps see what became of
	 * it.
	 */
	@GetMapping("/why")
	Why why(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		boolean inside = viewer.role().isStaff() && viewer.role() != Role.VENDOR_AGENT;
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		List<RoutingDecision> routed = this.router.decisions(ticket);
		return inside ? new Why(routed, null, this.decisions.of(ticket))
				: new Why(routed.stream().map(RoutingDecision::withoutPeople).toList(), null,
						this.decisions.of(ticket).stream().map(Decision::withoutInputs).toList());
	}

	@GetMapping("/path")
	Slice<Passage> path(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
		return new Slice<>(this.path.of(this.tickets.find(number, viewer)), null);
	}

	/**
	 * Why the ticket is where it is, and why it is what it is.
	 *
	 * @param items how it was routed
	 * @param decisions what the other tables said
	 */
	record Why(List<RoutingDecision> items, String next, List<Decision> decisions) {
	}

}
