package io.stagedesk.workflow.web.board;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import io.stagedesk.api.Slice;
import io.stagedesk.page.Words;
import io.stagedesk.sla.figures.ClockQuery;
import io.stagedesk.sla.figures.CountedState;
import io.stagedesk.sla.figures.Figures;
import io.stagedesk.sla.work.CountedTicket;
import io.stagedesk.sla.work.TicketSet;
import io.stagedesk.sla.work.TicketSetQuery;
import io.stagedesk.sla.work.TicketSets;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.web.board.BoardView.AgentLine;
import io.stagedesk.workflow.web.desk.Names;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of what a number of the board counts, by the same query. */
@Controller
@RequestMapping("/board")
class BoardListPages {

	private final BoardLists lists;

	private final Figures figures;

	private final TicketSets tickets;

	private final Agents agents;

	private final Staff staff;

	private final Words words;

	private final Clock clock;

	BoardListPages(BoardLists lists, Figures figures, TicketSets tickets, Agents agents, Staff staff, Words words,
			Clock clock) {
		this.lists = lists;
		this.figures = figures;
		this.tickets = tickets;
		this.agents = agents;
		this.staff = staff;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/clocks")
	String clocks(@RequestParam Map<String, String> parameters, Locale locale, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		BoardQuery query = begin(parameters, locale, model);
		Instant now = this.clock.instant();
		ClockQuery clocks = this.lists.clocks(parameters, query, now);
		String within = parameters.getOrDefault("within", "");
		String state = clocks.state().name();
		String here = query.link("/board/clocks", "state", state, "within", within);
		Slice<?> page = this.lists.lines(this.figures.clocks(clocks, viewer), here, now);
		model.addAttribute("list", page);
		model.addAttribute("count", this.figures.count(clocks, viewer));
		model.addAttribute("state", state);
		model.addAttribute("within", within);
		model.addAttribute("dated", clocks.state() != CountedState.RUNNING && clocks.state() != CountedState.OVERDUE);
		model.addAttribute("file", query.link("/board/clocks.csv", "state", state, "within", within));
		model.addAttribute("more",
				query.link("/board/clocks", "state", state, "within", within, "cursor", page.next()));
		return "workflow/board/clocks";
	}

	/** Promises that were missed in the period. */
	@GetMapping("/breaches")
	String breaches(@RequestParam Map<String, String> parameters, Locale locale, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Map<String, String> missed = new HashMap<>(parameters);
		missed.put("state", CountedState.MISSED.name());
		missed.remove("within");
		return clocks(missed, locale, viewer, model);
	}

	@GetMapping("/tickets")
	String tickets(@RequestParam Map<String, String> parameters, Locale locale, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		BoardQuery query = begin(parameters, locale, model);
		TicketSetQuery wanted = this.lists.tickets(parameters, query, this.clock.instant());
		Slice<CountedTicket> page = this.tickets.list(wanted, viewer);
		model.addAttribute("list", page);
		model.addAttribute("names", Names.of(this.staff));
		model.addAttribute("count", this.tickets.count(wanted, viewer));
		model.addAttribute("state", wanted.set().name());
		model.addAttribute("assignee", wanted.assignee());
		model.addAttribute("dated", wanted.set() == TicketSet.DONE);
		model.addAttribute("more", query.link("/board/tickets", "state", wanted.set().name(), "assignee",
				wanted.assignee(), "cursor", page.next()));
		return "workflow/board/tickets";
	}

	@GetMapping("/agents")
	String agents(@RequestParam Map<String, String> parameters, Locale locale, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		BoardQuery query = begin(parameters, locale, model);
		Presence presence = BoardQuery.choice(parameters, "presence", Presence.class);
		Map<String, Long> open = this.tickets.openByAgent(query.filter(), viewer);
		Names names = Names.of(this.staff);
		List<AgentLine> lines = this.agents.of(query.filter(), viewer)
			.stream()
			.filter((agent) -> presence == null || agent.presence() == presence)
			.map((agent) -> line(agent, open.getOrDefault(agent.login(), 0L), names, query))
			.toList();
		model.addAttribute("agents", lines);
		model.addAttribute("presence", (presence != null) ? presence.name() : "");
		return "workflow/board/agents";
	}

	private static AgentLine line(Agent agent, long open, Names names, BoardQuery query) {
		return new AgentLine(agent.login(), agent.name(), agent.presence().name(),
				String.join(", ", new TreeSet<>(agent.teams().stream().map(names::team).toList())),
				(agent.vendor() != null) ? agent.vendor() : "", String.join(", ", new TreeSet<>(agent.languages())),
				open, query.link("/board/tickets", "state", TicketSet.OPEN.name(), "assignee", agent.login()));
	}

	private BoardQuery begin(Map<String, String> parameters, Locale locale, Model model) {
		BoardQuery query = BoardQuery.parse(parameters);
		model.addAttribute("query", query);
		model.addAttribute("tell", query.tell(locale, this.words));
		model.addAttribute("at", this.clock.instant());
		BoardPage.addDone(parameters, model);
		return query;
	}

}
